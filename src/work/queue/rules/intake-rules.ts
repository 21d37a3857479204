import { StudioError } from '../../../shared/errors.ts';
import type { Job, JobRequest } from '../../../shared/job/job.ts';
import { canonicalJson } from '../../../base/digest/canonical-json.ts';
import { sha256Hex } from '../../../base/digest/sha256-hex.ts';
import type { IntakeLimits, NewJob } from '../ports/job-intake.ts';

/** How long an idempotency key gives the same job again. */
export const KEY_LIFE_MS = 24 * 60 * 60 * 1000;

const LONGEST_PAGE = 500;

/**
 * The same for every way to write the same request, also for one from before there were kinds. By which API it came is
 * nothing that was asked for.
 */
export function requestDigest({ kind, origin: _, ...asked }: JobRequest): string {
  return sha256Hex(canonicalJson(kind === 'render' ? asked : { kind, ...asked }));
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
export function countNew(
  wanted: readonly NewJob[],
  before: (request: JobRequest, idempotencyKey: string) => Job | null,
): number {
  const isNew = ({ request, idempotencyKey: key }: NewJob) => key === undefined || !before(request, key);
  return new Set(wanted.filter(isNew).map((job) => job.idempotencyKey ?? job)).size;
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
