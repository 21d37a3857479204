import type { JobSegment, SegmentWork } from './job.ts';

/** What a person is told of a segment, in the order in which it happens. */
export const SEGMENT_STATES = ['waiting', 'drawing', 'encoding', 'failed', 'done', 'cache'] as const;
export type SegmentState = (typeof SEGMENT_STATES)[number];

/** `work`: what its job says is done on it now. A segment that was leased a moment ago still waits for that. */
export function segmentState(
  { state, how, failure }: Pick<JobSegment, 'state' | 'how' | 'failure'>,
  work: SegmentWork | undefined,
): SegmentState {
  switch (state) {
    case 'committed':
      return how === 'cache' ? 'cache' : 'done';
    case 'leased':
      return work?.doing ?? 'waiting';
    case 'planned':
      return failure === null ? 'waiting' : 'failed';
  }
}

/** Which try at a segment this is, 1 for the first: a page that fails is tried again under the same lease. */
export function segmentTry(
  { state, attempt, failure }: Pick<JobSegment, 'state' | 'attempt' | 'failure'>,
  work: SegmentWork | undefined,
): number {
  if (state !== 'leased') return 1;
  // leases that were given back without a failure, as in a pause, are no tries
  return (failure === null ? 0 : Math.max(1, attempt - 1)) + (work?.attempt ?? 1);
}

/** How many segments are in which state, only those there are, in the order of SEGMENT_STATES. */
export function countStates(
  states: readonly SegmentState[],
): readonly { readonly state: SegmentState; readonly count: number }[] {
  return SEGMENT_STATES.map((state) => ({
    state,
    count: states.filter((one) => one === state).length,
  })).filter(({ count }) => count > 0);
}
