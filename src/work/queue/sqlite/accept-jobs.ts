import { randomBytes } from 'node:crypto';
import type { Job } from '../../../shared/job/job.ts';
import { sha256Hex } from '../../../base/digest/sha256-hex.ts';
import { nextJobId } from '../rules/job-id.ts';
import {
  checkedPriority,
  checkQuota,
  countNew,
  KEY_LIFE_MS,
  keyConflict,
  type PreparedJob,
} from '../rules/intake-rules.ts';
import type { AcceptedJob, IntakeLimits } from '../ports/job-intake.ts';
import { notBegun } from '../kinds/kind-progress.ts';
import type { StoreContext } from './store-context.ts';
import { getJob } from './job-row.ts';
import { countByState } from './list-jobs.ts';

type KeyRow = { request_sha256: string; job_id: string };

/** See JobIntake.addAll. */
export function acceptJobs(
  context: StoreContext,
  wanted: readonly PreparedJob[],
  { quota }: IntakeLimits = {},
): readonly AcceptedJob[] {
  forgetOldKeys(context);
  if (quota) {
    const { queued, paused } = countByState(context.database, quota.owner);
    const before = (job: PreparedJob) => acceptedBefore(context, job);
    checkQuota(quota, queued + paused, countNew(wanted, before));
  }
  return wanted.map((job) => acceptJob(context, job));
}

function acceptJob(context: StoreContext, wanted: PreparedJob): AcceptedJob {
  const { database, now } = context;
  const { idempotencyKey, digest } = wanted;
  const known = acceptedBefore(context, wanted);
  if (known) return { job: known, isNew: false };
  const job = getJob(database, insertJob(context, wanted));
  if (idempotencyKey !== undefined && digest !== null) {
    const digests = [sha256Hex(idempotencyKey), digest];
    database.run('INSERT OR REPLACE INTO idempotency_key VALUES (?, ?, ?, ?)', ...digests, job.id, now());
  }
  return { job, isNew: true };
}

/** See JobIntake.acceptedBefore. */
export function acceptedBefore(
  context: StoreContext,
  { idempotencyKey, digest }: Pick<PreparedJob, 'idempotencyKey' | 'digest'>,
): Job | null {
  const known = idempotencyKey === undefined ? undefined : findKey(context, idempotencyKey);
  if (known && known.request_sha256 !== digest) throw keyConflict(known.job_id);
  return known ? getJob(context.database, known.job_id) : null;
}

/** Whether a digest need be made of a request to know what its key gives. */
export function isKnownKey(context: StoreContext, idempotencyKey: string): boolean {
  return findKey(context, idempotencyKey) !== undefined;
}

function findKey({ database, now }: StoreContext, idempotencyKey: string): KeyRow | undefined {
  return database.get<KeyRow>(
    'SELECT request_sha256, job_id FROM idempotency_key WHERE key_sha256 = ? AND created_at_ms > ?',
    sha256Hex(idempotencyKey),
    now() - KEY_LIFE_MS,
  );
}

/** Keys are forgotten after a day. */
function forgetOldKeys({ database, now }: StoreContext): void {
  database.run('DELETE FROM idempotency_key WHERE created_at_ms <= ?', now() - KEY_LIFE_MS);
}

function insertJob({ database, now, log }: StoreContext, { request, scenarioText }: PreparedJob): string {
  const newest = database.get<{ id: string }>('SELECT id FROM job ORDER BY id DESC LIMIT 1');
  const nowMs = now();
  const id = nextJobId(nowMs, newest?.id ?? null, randomBytes);
  const { scenario: _, ...rest } = request;
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
  database.run('INSERT INTO job_scenario VALUES (?, ?)', id, scenarioText);
  log.tell(id, { type: 'state', from: null, to: 'queued' });
  return id;
}
