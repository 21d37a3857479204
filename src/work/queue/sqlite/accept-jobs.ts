import { randomBytes } from 'node:crypto';
import { StudioError } from '../../../shared/errors.ts';
import type { Job, JobRequest } from '../../../shared/job/job.ts';
import { canonicalJson } from '../../../base/digest/canonical-json.ts';
import { sha256Hex } from '../../../base/digest/sha256-hex.ts';
import { nextJobId } from '../job-id.ts';
import { NO_PROGRESS } from '../film/job-progress.ts';
import type { StoreContext } from './store-context.ts';
import { getJob } from './job-row.ts';

const KEY_LIFE_MS = 24 * 60 * 60 * 1000;

type KeyRow = { request_sha256: string; job_id: string };

/** See JobStore.add. */
export function acceptJob(
  context: StoreContext,
  request: JobRequest,
  { idempotencyKey, admit }: { readonly idempotencyKey?: string; readonly admit?: () => void } = {},
): { readonly job: Job; readonly isNew: boolean } {
  const { database } = context;
  if (idempotencyKey === undefined) {
    admit?.();
    return { job: getJob(database, insertJob(context, request)), isNew: true };
  }

  const nowMs = context.now();
  const key = sha256Hex(idempotencyKey);
  const digest = sha256Hex(canonicalJson(request));
  database.run('DELETE FROM idempotency_key WHERE created_at_ms <= ?', nowMs - KEY_LIFE_MS);
  const known = database.get<KeyRow>(
    'SELECT request_sha256, job_id FROM idempotency_key WHERE key_sha256 = ?',
    key,
  );
  if (known && known.request_sha256 !== digest)
    throw new StudioError('job.conflict', 'this idempotency key was used for another request', {
      details: { jobId: known.job_id },
    });
  if (known) return { job: getJob(database, known.job_id), isNew: false };
  admit?.();
  const jobId = insertJob(context, request);
  database.run('INSERT INTO idempotency_key VALUES (?, ?, ?, ?)', key, digest, jobId, nowMs);
  return { job: getJob(database, jobId), isNew: true };
}

/** See JobStore.addAll. */
export function acceptJobs(
  context: StoreContext,
  requests: readonly JobRequest[],
  { admit, also }: { readonly admit?: () => void; readonly also?: (jobs: readonly Job[]) => void } = {},
): readonly Job[] {
  admit?.();
  const jobs = requests.map((request) => getJob(context.database, insertJob(context, request)));
  also?.(jobs);
  return jobs;
}

function insertJob({ database, now, log }: StoreContext, request: JobRequest): string {
  const newest = database.get<{ id: string }>('SELECT id FROM job ORDER BY id DESC LIMIT 1');
  const nowMs = now();
  const id = nextJobId(nowMs, newest?.id ?? null, randomBytes);
  const { scenario, ...rest } = request;
  database.run(
    `INSERT INTO job (id, state, priority, owner, project_id, request, progress, created_at_ms)
     VALUES (?, 'queued', ?, ?, ?, ?, ?, ?)`,
    id,
    checkedPriority(request.priority),
    request.owner,
    request.projectId,
    JSON.stringify(rest),
    JSON.stringify(NO_PROGRESS),
    nowMs,
  );
  database.run('INSERT INTO job_scenario VALUES (?, ?)', id, JSON.stringify(scenario ?? null));
  log.tell(id, { type: 'state', from: null, to: 'queued' });
  return id;
}

/** Throws `request.invalid` for anything but 1, 2 … 10. */
export function checkedPriority(priority: number): number {
  if (Number.isInteger(priority) && priority >= 1 && priority <= 10) return priority;
  throw new StudioError('request.invalid', `priority is 1 to 10, not ${priority}`, { details: { priority } });
}
