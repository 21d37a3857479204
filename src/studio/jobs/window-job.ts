import type { Job } from '../../shared/job/job.ts';

/** A job as the window sees it: without what only the server needs to know. */
export function windowJob({ request, ...job }: Job): Job {
  return {
    ...job,
    request: {
      kind: request.kind,
      baseDir: request.baseDir,
      sources: request.sources,
      settings: request.settings,
      format: request.format,
      output: request.output,
      title: request.title,
      owner: request.owner,
      projectId: request.projectId,
      callbackUrl: null,
      priority: request.priority,
    },
  };
}
