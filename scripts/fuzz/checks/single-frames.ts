import { rgbFilters } from '../../../src/engine/compose/rgb-filters.ts';
import { ffmpeg } from '../../../test/integration/helpers/ffmpeg.ts';
import type { Check } from './check.ts';

/** A frame rendered alone is the film's frame: the first one, and one anywhere. */
export const singleFrames: Check = async ({ scenario, plan, film, engine, dice }) => {
  for (const frame of new Set([0, dice.whole(0, plan.totalFrames - 1)])) {
    const alone = await engine.frame(scenario, frame);
    const raw = ['-frames:v', '1', '-pix_fmt', 'rgb24', '-f', 'rawvideo', '-'];
    const select = ["select='eq(n," + frame + ")'", ...rgbFilters(plan)].join(',');
    const inFilm = ffmpeg(['-i', film.path, '-vf', select, ...raw]);
    if (!inFilm.equals(ffmpeg(['-i', alone, ...raw])))
      return `frame ${frame} differs where it is rendered alone`;
  }
  return null;
};
