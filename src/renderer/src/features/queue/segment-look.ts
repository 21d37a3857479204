import type { SegmentState } from '../../../../shared/job/segment-state.ts';
import { classNames } from '../../ui/class-names.ts';

/** A colour and a pattern for each state, so that it can be told without seeing the colour (main.css). */
const LOOKS = {
  waiting: 'segment-waiting',
  drawing: 'segment-drawing',
  encoding: 'segment-encoding',
  failed: 'segment-failed',
  done: 'segment-done',
  cache: 'segment-cache',
} as const satisfies Record<SegmentState, string>;

/** The look of a segment in the strip and in its legend. `isAgain`: after a failure. */
export function segmentLook(state: SegmentState, isAgain: boolean): string {
  return classNames('h-3', LOOKS[state], isAgain && 'segment-again');
}
