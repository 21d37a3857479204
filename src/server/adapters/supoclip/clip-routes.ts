import type { FastifyRequest } from 'fastify';
import { StudioError } from '../../../shared/errors.ts';
import { isTerminal } from '../../../shared/job/job-transitions.ts';
import type { Job } from '../../../shared/job/job.ts';
import type { Api } from '../../http/api.ts';
import type { AdapterServices } from '../adapter-services.ts';
import { findTask, supoclipCaller } from './tasks.ts';
import type { TaskRecord } from './tasks.ts';
import { clipView } from './task-view.ts';
import type { Task } from './task-view.ts';

type ByTask = { Params: { id: string } };
type ByClip = { Params: { id: string; clip: string } };

/** Edits of clips, each with what it would need. */
const NOT_YET = [
  ['PATCH', '/tasks/:id/clips/:clip', 'trimming a clip'],
  ['POST', '/tasks/:id/clips/:clip/split', 'splitting a clip'],
  ['POST', '/tasks/:id/clips/merge', 'merging clips'],
  ['PATCH', '/tasks/:id/clips/:clip/captions', 'rewriting captions'],
  ['POST', '/tasks/:id/clips/:clip/regenerate', 'rendering a clip anew'],
  ['GET', '/tasks/:id/clips/:clip/export', 'export presets'],
  ['POST', '/tasks/:id/settings', 'restyling all clips'],
  ['POST', '/tasks/:id/share', 'share links'],
  ['DELETE', '/tasks/:id/share', 'share links'],
] as const;

export function addClipRoutes(scope: Api, services: AdapterServices): void {
  const clipOf = async (
    request: FastifyRequest<ByClip>,
    kind: 'read' | 'write',
  ): Promise<{ task: Task; job: Job }> => {
    const task = await findTask(services, request.params.id, supoclipCaller(services, request, kind));
    const job = task.jobs.find(({ id }) => id === request.params.clip);
    if (job) return { task, job };
    throw new StudioError('job.not_found', `task ${task.id} has no clip ${request.params.clip}`);
  };
  scope.get<ByTask>('/tasks/:id/clips', async (request) => {
    const task = await findTask(services, request.params.id, supoclipCaller(services, request, 'read'));
    const clips = clipsOf(services, task, request);
    return { task_id: task.id, clips, total_clips: clips.length };
  });
  scope.get<ByClip>('/tasks/:id/clips/:clip/file', async (request, reply) => {
    const { job } = await clipOf(request, 'read');
    return services.sendFilm(job, reply); // the bytes: not every client follows a redirect
  });
  scope.delete<ByClip>('/tasks/:id/clips/:clip', async (request) => {
    const { task, job } = await clipOf(request, 'write');
    if (!isTerminal(job.state)) await services.store.cancel(job.id);
    const record = services.records.get('supoclip', task.id, task.owner);
    if (record)
      services.records.put('supoclip', { ...record, body: withoutClip(record.body as TaskRecord, job.id) });
    return { message: 'Clip deleted' };
  });
  for (const [method, url, what] of NOT_YET)
    scope.route({
      method,
      url,
      handler(request) {
        supoclipCaller(services, request, method === 'GET' ? 'read' : 'write');
        throw new StudioError('feature.unsupported', `${what}: not supported yet`);
      },
    });
}

/** The clips of a task that are finished. */
export function clipsOf(services: AdapterServices, task: Task, request: FastifyRequest) {
  return task.jobs
    .filter(({ state }) => state === 'done')
    .map((job) => clipView(task, job, services.filmUrl(job, request)));
}

/** The task without one job, and without the part of the source that belongs to it. */
function withoutClip({ body, jobIds }: TaskRecord, jobId: string): TaskRecord {
  const gone = jobIds.indexOf(jobId);
  const segments = body.most_relevant_segments?.filter((_, index) => index !== gone);
  return {
    jobIds: jobIds.filter((id) => id !== jobId),
    body: segments ? { ...body, most_relevant_segments: segments } : body,
  };
}
