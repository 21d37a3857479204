import { StudioError } from '../../../shared/errors.ts';
import type { Job, JobRequest } from '../../../shared/job/job.ts';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { canonicalSha256 } from '../../../base/digest/canonical-sha256.ts';
import type { IntakeLimits, NewJob } from '../ports/job-intake.ts';

/** How long an idempotency key gives the same job again. */
export const KEY_LIFE_MS = 24 * 60 * 60 * 1000;

const LONGEST_PAGE = 500;

/** Whoever made a longer text of a scenario has held up the others long enough. */
const LONG_TEXT = 200_000;

/** A job with what takes long to make of a large one; made before the transaction that takes it in. */
export type PreparedJob = NewJob & {
  readonly scenarioText: string;
  /** See `requestDigest`; null where there is no idempotency key. */
  readonly digest: string | null;
};

/** No turn of the event loop is long, whatever the size of the jobs. */
export async function prepareJobs(wanted: readonly NewJob[]): Promise<readonly PreparedJob[]> {
  const prepared: PreparedJob[] = [];
  for (const job of wanted) {
    const digest = job.idempotencyKey === undefined ? null : await requestDigest(job.request);
    const scenarioText = JSON.stringify(job.request.scenario ?? null);
    if (scenarioText.length > LONG_TEXT) await nextTurn();
    prepared.push({ ...job, scenarioText, digest });
  }
  return prepared;
}

/**
 * The same for every way to write the same request, also for one from before there were kinds. By which API it came is
 * nothing that was asked for.
 */
export function requestDigest({ kind, origin: _, ...asked }: JobRequest): Promise<string> {
  return canonicalSha256(kind === 'render' ? asked : { kind, ...asked });
}

export function keyConflict(jobId: string): StudioError {
  return new StudioError('job.conflict', 'this idempotency key was used for another request', {
    details: { jobId },
  });
}

/** Throws `quota.exceeded` where so many `more` jobs are too many beside those of the owner that wait: `queued` or `paused`. */
export function checkQuota(
  { mostQueued: limit }: NonNullable<IntakeLimits['quota']>,
  waiting: number,
  more: number,
): void {
  if (more === 0 || waiting + more <= limit) return;
  const asked = more === 1 ? '' : `, and ${more} more were asked for; ${limit} may wait`;
  throw new StudioError('quota.exceeded', `${waiting} jobs of this key wait already${asked}`, {
    details: { limit, queued: waiting },
  });
}

/** How many of `wanted` were not accepted `before`; those of one key are one. */
export function countNew(wanted: readonly PreparedJob[], before: (job: PreparedJob) => Job | null): number {
  return new Set(wanted.filter((job) => !before(job)).map((job) => job.idempotencyKey ?? job)).size;
}

/** Throws `request.invalid` for anything but 1, 2 … 10. */
export function checkedPriority(priority: number): number {
  if (Number.isInteger(priority) && priority >= 1 && priority <= 10) return priority;
  throw new StudioError('request.invalid', `priority is 1 to 10, not ${priority}`, { details: { priority } });
}

/** Throws `request.invalid` for a page of anything but 1 to 500 jobs. */
export function checkPage(limit: number): void {
  if (Number.isInteger(limit) && limit >= 1 && limit <= LONGEST_PAGE) return;
  throw new StudioError('request.invalid', `limit is 1 to ${LONGEST_PAGE}, not ${limit}`, {
    details: { limit },
  });
}
