import type { StageCue, StageLayout } from '../../../../shared/stage-film.ts';

type Size = { readonly widthPx: number; readonly heightPx: number };

const LEAST_PX = 8;
/** A ten-thousandth of the stage is less than a pixel of any film. */
const fraction = (px: number, wholePx: number) => Math.round((px / wholePx) * 1e4) / 1e4;

/** Keys of `layout` that move a cue. */
export function movedLayout({ xPx, yPx }: StageLayout, dxPx: number, dyPx: number, stage: Size) {
  return { x: fraction(xPx + dxPx, stage.widthPx), y: fraction(yPx + dyPx, stage.heightPx) };
}

export type Handle = 'start' | 'end' | 'bottom';

/** Handles a cue has: a text is as high as its lines. */
export function handlesOf({ type }: StageCue): readonly Handle[] {
  return type === 'text' ? ['start', 'end'] : ['start', 'end', 'bottom'];
}

/** How much longer a side becomes for each pixel its handle is drawn out: an anchor in the middle grows both ways. */
function gain(handle: Handle, anchor: StageLayout['anchor']): number {
  const side = handle === 'bottom' ? anchor[0] : anchor[1];
  return side === 'c' ? 2 : 1;
}

/**
 * Keys of `layout` that change a cue's size when a handle is drawn by `deltaPx` (right or down). The side opposite of
 * the handle stays, except that a box anchored in its middle grows both ways.
 */
export function resizedLayout(
  { layout }: Pick<StageCue, 'layout'>,
  box: Size,
  handle: Handle,
  deltaPx: number,
  stage: Size,
): { readonly [key: string]: number } {
  const { anchor } = layout;
  const out = handle === 'start' ? -deltaPx : deltaPx;
  const isWidth = handle !== 'bottom';
  const before = (isWidth ? layout.widthPx : layout.heightPx) ?? (isWidth ? box.widthPx : box.heightPx);
  const after = Math.max(LEAST_PX, before + out * gain(handle, anchor));
  const grown = after - before;
  // an anchor on the side of the handle goes with it
  if (!isWidth) {
    const moves = anchor[0] === 'b' ? grown : 0;
    return {
      height: fraction(after, stage.heightPx),
      ...(moves === 0 ? {} : { y: fraction(layout.yPx + moves, stage.heightPx) }),
    };
  }
  const side = anchor[1];
  const moves =
    (handle === 'end' && side === 'r' ? grown : 0) - (handle === 'start' && side === 'l' ? grown : 0);
  return {
    width: fraction(after, stage.widthPx),
    ...(moves === 0 ? {} : { x: fraction(layout.xPx + moves, stage.widthPx) }),
  };
}

/** The area a cue is laid out in, where the layout gives one: what its handles stand on. */
export function roomOf(
  { layout }: Pick<StageCue, 'layout'>,
  box: { readonly xPx: number; readonly yPx: number } & Size,
): { readonly xPx: number; readonly yPx: number } & Size {
  if (layout.widthPx === null) return box;
  const share = { l: 0, c: 0.5, r: 1 }[layout.anchor[1] as 'l' | 'c' | 'r'];
  return { ...box, xPx: layout.xPx - layout.widthPx * share, widthPx: layout.widthPx };
}
