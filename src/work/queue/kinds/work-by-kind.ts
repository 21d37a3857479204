import { StudioError } from '../../../shared/errors.ts';
import { JOB_KINDS, type JobKind } from '../../../shared/job/job.ts';
import type { JobWork } from '../run/attempts.ts';

/** The work of every kind of job. A job of a kind that only a later version knows fails with `job.kind_unknown`. */
export function workByKind(works: Readonly<Record<JobKind, JobWork>>): JobWork {
  return async (attempt) => {
    const { kind } = attempt.job.request;
    if (Object.hasOwn(works, kind)) return works[kind](attempt);
    throw new StudioError('job.kind_unknown', `there are no jobs of the kind ${String(kind)}`, {
      details: { kind, kinds: JOB_KINDS },
    });
  };
}
