import { cueStateAt } from '../../shared/motion/cue-state.ts';
import type { StageFilm, StageImageCue } from '../../shared/stage-film.ts';
import { largestScale } from '../draw/box-motion.ts';

export type PictureSize = { readonly widthPx: number; readonly heightPx: number };

/**
 * How often the sides of a photo can be halved before `cue` would ever show it larger than it then is. Asks the cue alone, over
 * all its frames, so that every segment comes to the same answer.
 */
export function halvingsFor(cue: StageImageCue, photo: PictureSize, film: StageFilm): number {
  const needed = restingScale(cue, photo) * largestScaleOf(cue, film);
  let count = 0;
  const isWhole = () => photo.widthPx % 2 ** (count + 1) === 0 && photo.heightPx % 2 ** (count + 1) === 0;
  while (needed * 2 ** (count + 1) <= 1 && isWhole()) count += 1;
  return count;
}

/** Stage pixels for each pixel of the photo, without motion, along the side that needs more. */
function restingScale({ layout, fit }: StageImageCue, photo: PictureSize): number {
  const scales = [
    ...(layout.widthPx === null ? [] : [layout.widthPx / photo.widthPx]),
    ...(layout.heightPx === null ? [] : [layout.heightPx / photo.heightPx]),
  ];
  if (scales.length === 0) return 1; // its own size is what is shown
  return fit === 'contain' ? Math.min(...scales) : Math.max(...scales);
}

function largestScaleOf(cue: StageImageCue, film: StageFilm): number {
  let largest = 0;
  for (let frame = cue.startFrame; frame < cue.endFrame; frame += 1) {
    const state = cueStateAt(cue, frame, film);
    if (state) largest = Math.max(largest, largestScale(state.box));
  }
  return largest;
}
