import type { JobIntake } from '../../work/queue/ports/job-intake.ts';
import { StudioError } from '../../shared/errors.ts';
import type { Job } from '../../shared/job/job.ts';
import { maySee } from '../http/caller.ts';
import type { AdapterCaller } from './adapter-services.ts';
import type { SystemName } from './system-name.ts';

/** The `projectId` under which jobs are found again by a name that another system gave them. */
export function projectIdOf(system: SystemName, id: string): string {
  return `${system}:${id}`;
}

/** The name `system` gave the job or the project it is of; null for a job of another origin. */
export function externalIdOf(job: Job, system: SystemName): string | null {
  const projectId = job.request.projectId ?? '';
  return projectId.startsWith(`${system}:`) ? projectId.slice(system.length + 1) : null;
}

/**
 * A job by its own id or by the name `system` gave it; a job of another user is not found. Throws `job.not_found`.
 */
export async function findJob(
  store: JobIntake,
  system: SystemName,
  { id, caller }: { readonly id: string; readonly caller: AdapterCaller },
): Promise<Job> {
  // of the caller's own: another user may have given the same name
  const filter = { ...(caller.owner === null ? {} : { owner: caller.owner }), limit: 1 };
  const newest = async () => (await store.list({ projectId: projectIdOf(system, id), ...filter })).jobs[0];
  const job = (await store.get(id)) ?? (await store.get((await newest())?.id ?? ''));
  if (job && maySee(caller, job.request.owner)) return job;
  throw new StudioError('job.not_found', `there is no job ${id}`, { details: { jobId: id } });
}
