import type { JobKind, JobProgress, JobResult } from '../../../shared/job/job.ts';
import { RENDER_NOT_BEGUN, renderFinished } from '../../../shared/job/kinds/render-kind.ts';

/** What a store writes down by itself as the progress of a job. */
const PROGRESS: Readonly<
  Record<JobKind, { readonly notBegun: JobProgress; finished(result: JobResult): JobProgress }>
> = {
  render: { notBegun: RENDER_NOT_BEGUN, finished: renderFinished },
};

export function notBegun(kind: JobKind): JobProgress {
  return PROGRESS[kind].notBegun;
}

export function finishedProgress(kind: JobKind, result: JobResult): JobProgress {
  return PROGRESS[kind].finished(result);
}
