/** Where a segment stands in the books of its job. Only such a state decides anything. */
export const KEPT_SEGMENT_STATES = ['planned', 'leased', 'committed'] as const;
export type KeptSegmentState = (typeof KEPT_SEGMENT_STATES)[number];

/**
 * The work on a leased segment, from its progress. `drawing`: a page draws its cues while the encoder takes what is
 * ready. `encoding`: all cues are drawn, and the encoder finishes.
 */
export const SEGMENT_PHASES = ['drawing', 'encoding'] as const;
export type SegmentPhase = (typeof SEGMENT_PHASES)[number];

type KeptSegment = {
  readonly state: KeptSegmentState;
  readonly how: 'render' | 'cache' | null;
  readonly failure: string | null;
  readonly attempt: number;
};
type Work = { readonly doing: SegmentPhase; readonly attempt: number };

/** The state of a segment as people see it: ledger state and progress in one, in the order in which they happen. */
export const SEGMENT_STATES = ['waiting', 'drawing', 'encoding', 'failed', 'done', 'cache'] as const;
export type SegmentState = (typeof SEGMENT_STATES)[number];

/** `work`: what its job says is done on it now. A segment that was leased a moment ago still waits for that. */
export function segmentState(
  { state, how, failure }: Pick<KeptSegment, 'state' | 'how' | 'failure'>,
  work: Work | undefined,
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
  { state, attempt, failure }: Pick<KeptSegment, 'state' | 'attempt' | 'failure'>,
  work: Work | undefined,
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
