import type { Cue, Layout } from '../../scenario/scenario.ts';
import type { StageLayout } from '../../stage-film.ts';
import { fractionPx, type StageSize } from './stage-size.ts';

/** Places that go with an anchor where x or y is left out: the safe edges and the middle. `bc` is the format's default. */
const PLACE = { l: 0.05, c: 0.5, r: 0.95, t: 0.075, b: 0.925 } as const;
const DEFAULT_WIDTH = 0.9;
/** A shape without any size would be nothing to see. */
const DEFAULT_SHAPE_HEIGHT = 0.1;

/**
 * Where a cue stands. Without a layout: `bc` at (0.5, 0.925), width 0.9. A text keeps that width, in which it wraps, if
 * its layout names none; a shape takes 0.9 by 0.1 if it names neither length. Other cues, and children of a group, are
 * as large as their content.
 */
export function resolveLayout(cue: Cue, { widthPx, heightPx }: StageSize, isChild: boolean): StageLayout {
  const layout: Layout = cue.layout ?? {};
  const anchor = layout.anchor ?? 'bc';
  const width = layout.width ?? (usesDefaultWidth(cue, isChild) ? DEFAULT_WIDTH : undefined);
  const height = layout.height ?? (width === layout.width ? undefined : defaultHeight(cue));
  return {
    anchor,
    xPx: fractionPx(layout.x ?? PLACE[anchor[1] as 'l' | 'c' | 'r'], widthPx),
    yPx: fractionPx(layout.y ?? PLACE[anchor[0] as 't' | 'c' | 'b'], heightPx),
    widthPx: width === undefined ? null : fractionPx(width, widthPx),
    heightPx: height === undefined ? null : fractionPx(height, heightPx),
    rotateDegrees: layout.rotate ?? 0,
  };
}

function usesDefaultWidth(cue: Cue, isChild: boolean): boolean {
  if (cue.type === 'shape') return cue.shape !== 'path' && cue.layout?.height === undefined;
  if (isChild) return false;
  return cue.type === 'text' || cue.layout === undefined;
}

function defaultHeight(cue: Cue): number | undefined {
  return cue.type === 'shape' && cue.shape !== 'line' ? DEFAULT_SHAPE_HEIGHT : undefined;
}
