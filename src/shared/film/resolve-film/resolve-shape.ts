import { scalePathData } from '../../scenario/path-data.ts';
import type { ShapeCue } from '../../scenario/scenario.ts';
import type { StageShapeCue } from '../../stage-film.ts';
import { fractionPx } from './stage-size.ts';
import type { CueCommon } from './surroundings.ts';

const DEFAULT_STROKE_WIDTH = 0.004;

/** A shape without any paint is filled white, a line drawn white: else nothing would be seen of it. */
export function resolveShape(cue: ShapeCue, common: CueCommon, unitPx: number): StageShapeCue {
  const isBare = cue.fill === undefined && cue.stroke === undefined;
  const fill = cue.fill ?? (isBare && cue.shape !== 'line' ? '#ffffff' : null);
  const stroke = cue.stroke ?? (isBare && cue.shape === 'line' ? '#ffffff' : null);
  const isStroked = stroke !== null || cue.shape === 'line';
  return {
    ...common,
    type: 'shape',
    shape: cue.shape,
    fill,
    stroke,
    strokeWidthPx: fractionPx(cue.strokeWidth ?? (isStroked ? DEFAULT_STROKE_WIDTH : 0), unitPx),
    radiusPx: fractionPx(cue.radius ?? 0, unitPx),
    pathData: cue.path === undefined ? null : scalePathData(cue.path, unitPx),
  };
}
