import { randomBytes } from 'node:crypto';
import type { Job, JobRequest } from '../../../shared/job/job.ts';
import { sha256Hex } from '../../../base/digest/sha256-hex.ts';
import { nextJobId } from '../rules/job-id.ts';
import {
  checkedPriority,
  checkQuota,
  countNew,
  KEY_LIFE_MS,
  keyConflict,
  requestDigest,
} from '../rules/intake-rules.ts';
import type { AcceptedJob, IntakeLimits, NewJob } from '../ports/job-intake.ts';
import { notBegun } from '../kinds/kind-progress.ts';
import type { StoreContext } from './store-context.ts';
import { getJob } from './job-row.ts';
import { countByState } from './list-jobs.ts';

type KeyRow = { request_sha256: string; job_id: string };

/** See JobIntake.addAll. */
export function acceptJobs(
  context: StoreContext,
  wanted: readonly NewJob[],
  { quota }: IntakeLimits = {},
): readonly AcceptedJob[] {
  forgetOldKeys(context);
  if (quota) {
    const { queued, paused } = countByState(context.database, quota.owner);
    const before = (request: JobRequest, key: string) => acceptedBefore(context, request, key);
    checkQuota(quota, queued + paused, countNew(wanted, before));
  }
  return wanted.map((job) => acceptJob(context, job));
}

function acceptJob(context: StoreContext, { request, idempotencyKey }: NewJob): AcceptedJob {
  const { database, now } = context;
  const known = idempotencyKey === undefined ? null : acceptedBefore(context, request, idempotencyKey);
  if (known) return { job: known, isNew: false };
  const job = getJob(database, insertJob(context, request));
  if (idempotencyKey !== undefined) {
    const digests = [sha256Hex(idempotencyKey), requestDigest(request)];
    database.run('INSERT OR REPLACE INTO idempotency_key VALUES (?, ?, ?, ?)', ...digests, job.id, now());
  }
  return { job, isNew: true };
}

/** See JobIntake.acceptedBefore. */
export function acceptedBefore(
  { database, now }: StoreContext,
  request: JobRequest,
  idempotencyKey: string,
): Job | null {
  const known = database.get<KeyRow>(
    'SELECT request_sha256, job_id FROM idempotency_key WHERE key_sha256 = ? AND created_at_ms > ?',
    sha256Hex(idempotencyKey),
    now() - KEY_LIFE_MS,
  );
  if (known && known.request_sha256 !== requestDigest(request)) throw keyConflict(known.job_id);
  return known ? getJob(database, known.job_id) : null;
}

/** Keys are forgotten after a day. */
function forgetOldKeys({ database, now }: StoreContext): void {
  database.run('DELETE FROM idempotency_key WHERE created_at_ms <= ?', now() - KEY_LIFE_MS);
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
    JSON.stringify(notBegun(request.kind)),
    nowMs,
  );
  database.run('INSERT INTO job_scenario VALUES (?, ?)', id, JSON.stringify(scenario ?? null));
  log.tell(id, { type: 'state', from: null, to: 'queued' });
  return id;
}
