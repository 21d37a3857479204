import { filmKeyAt } from '../../shared/motion/state-key.ts';
import type { FrameSpan } from '../../shared/time.ts';
import type { LaneFilm } from './measure-lanes.ts';

/** A lane that looks different from `frame` on. */
export type Change = {
  readonly frame: number;
  readonly lane: number;
  readonly isClear: boolean;
  /** Equal keys of one lane are equal pictures. */
  readonly key: string;
  /** The same picture comes at least once more: worth remembering. */
  readonly comesAgain: boolean;
};

/**
 * The changes of a span in frame order, pulled. Two frames with equal keys have equal pictures, so that everything in
 * between costs neither drawing nor sending. Every lane starts clear.
 */
export function* changes(lanes: readonly LaneFilm[], span: FrameSpan): Generator<Change, void, void> {
  const found = findChanges(lanes, span);
  const timesLeft = lanes.map(() => new Map<string, number>());
  for (const { lane, key } of found) timesLeft[lane]?.set(key, (timesLeft[lane].get(key) ?? 0) + 1);
  for (const { frame, lane, key } of found) {
    const left = (timesLeft[lane]?.get(key) ?? 1) - 1;
    timesLeft[lane]?.set(key, left);
    yield { frame, lane, key, isClear: key === '', comesAgain: left > 0 };
  }
}

function findChanges(lanes: readonly LaneFilm[], span: FrameSpan): Pick<Change, 'frame' | 'lane' | 'key'>[] {
  const found: Pick<Change, 'frame' | 'lane' | 'key'>[] = [];
  const shown = lanes.map(() => '');
  for (let frame = span.startFrame; frame < span.endFrame; frame += 1)
    for (let lane = 0; lane < lanes.length; lane += 1) {
      const key = filmKeyAt((lanes[lane] as LaneFilm).film, frame);
      if (key === shown[lane]) continue;
      shown[lane] = key;
      found.push({ frame, lane, key });
    }
  return found;
}
