import { filmKeyAt } from '../../shared/motion/state-key.ts';
import type { FrameSpan } from '../../shared/time.ts';
import type { LaneFilm } from './measure-lanes.ts';

/** A lane that looks different from `frame` on. */
export type Change = { readonly frame: number; readonly lane: number; readonly isClear: boolean };

/**
 * The changes of a span in frame order, pulled. Two frames with equal keys have equal pictures, so that everything in
 * between costs neither drawing nor sending. Every lane starts clear.
 */
export function* changes(lanes: readonly LaneFilm[], span: FrameSpan): Generator<Change, void, void> {
  const shown = lanes.map(() => '');
  for (let frame = span.startFrame; frame < span.endFrame; frame += 1)
    for (let lane = 0; lane < lanes.length; lane += 1) {
      const key = filmKeyAt((lanes[lane] as LaneFilm).film, frame);
      if (key === shown[lane]) continue;
      shown[lane] = key;
      yield { frame, lane, isClear: key === '' };
    }
}
