import type { FastifyRequest } from 'fastify';
import { StudioError } from '../../../shared/errors.ts';
import type { AdapterRecord } from '../../../work/records/adapter-records.ts';
import type { AdapterCaller, AdapterServices } from '../adapter-services.ts';
import { maySee } from '../../http/caller.ts';
import type { TaskBody } from '../../../shared/import/supoclip/task-schema.ts';
import type { Task } from './task-view.ts';

/** What is remembered of a task. */
export type TaskRecord = { readonly body: TaskBody; readonly jobIds: readonly string[] };

/** Either of them names the user. The signature that SupoClip's own front end sends beside the second is not needed: the key says who asks. */
const USER_HEADERS = ['user_id', 'x-supoclip-user-id'] as const;

/** The caller with the user that a header names. A key that is not an `admin` one speaks for its own user only. */
export function supoclipCaller(
  services: AdapterServices,
  request: FastifyRequest,
  scope: 'read' | 'write',
): AdapterCaller {
  const caller = services.authorize(request, scope);
  const user = USER_HEADERS.map((name) => request.headers[name]).find((named) => named !== undefined);
  if (typeof user !== 'string' || user === '') return caller;
  if (caller.owner !== null && caller.owner !== user)
    throw new StudioError('key.forbidden', `the key is not of the user ${user}`);
  return { owner: user, name: user };
}

/** A task, or one job of any kind shown as a task. Throws `job.not_found`. */
export async function findTask(services: AdapterServices, id: string, caller: AdapterCaller): Promise<Task> {
  const record = services.records.get('supoclip', id, caller.owner);
  if (record) return taskOf(services, record);
  const job = await services.store.get(id);
  if (job && maySee(caller, job.request.owner))
    return { id, owner: job.request.owner, createdAtMs: job.createdAtMs, body: null, jobs: [job] };
  throw new StudioError('job.not_found', `there is no task ${id}`, { details: { taskId: id } });
}

export async function taskOf(
  { store }: AdapterServices,
  { id, owner, createdAtMs, body }: AdapterRecord,
): Promise<Task> {
  const { body: wanted, jobIds } = body as TaskRecord;
  const found = await Promise.all(jobIds.map((jobId) => store.get(jobId)));
  const jobs = found.filter((job) => job !== null);
  return { id, owner, createdAtMs, body: wanted, jobs };
}
