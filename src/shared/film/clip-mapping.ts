import type { FrameRate } from '../time.ts';
import type { ClipSpan } from './film-shape.ts';
import type { FrameMapping } from './frame-mapping.ts';
import { tickAt } from './map-source.ts';

/** How the frames of a clip and the ticks of its source belong together, in a film of this rate. */
export function clipMapping(clip: ClipSpan, rate: FrameRate): FrameMapping {
  const { timeBase } = clip.video;
  return {
    ticks: clip.source.frames?.ticks ?? [],
    timeBase,
    zeroTick: tickAt(clip.source.info.startSeconds, clip.inSeconds, timeBase),
    rate,
  };
}
