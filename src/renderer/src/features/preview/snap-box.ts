import type { Rect } from '../../../../shared/geometry.ts';

/** Lines a box snaps to, as shares of the stage: its edges, the safe edges and the middle. */
const LINES = [0, 0.05, 0.5, 0.95, 1];

export type Guides = { readonly xPx: readonly number[]; readonly yPx: readonly number[] };

export type SnappedBox = { readonly dxPx: number; readonly dyPx: number; readonly guides: Guides };

type Size = { readonly widthPx: number; readonly heightPx: number };

/** How far a box really moves when it is moved by (dx, dy): an edge or its middle sticks to a line that is near. */
export function snapBox(box: Rect, dxPx: number, dyPx: number, stage: Size, reachPx: number): SnappedBox {
  const x = snapAxis(
    [box.xPx, box.xPx + box.widthPx / 2, box.xPx + box.widthPx],
    dxPx,
    stage.widthPx,
    reachPx,
  );
  const y = snapAxis(
    [box.yPx, box.yPx + box.heightPx / 2, box.yPx + box.heightPx],
    dyPx,
    stage.heightPx,
    reachPx,
  );
  return { dxPx: x.deltaPx, dyPx: y.deltaPx, guides: { xPx: x.guides, yPx: y.guides } };
}

function snapAxis(
  edges: readonly number[],
  deltaPx: number,
  lengthPx: number,
  reachPx: number,
): { readonly deltaPx: number; readonly guides: readonly number[] } {
  const pulls = edges.flatMap((edge) => LINES.map((line) => line * lengthPx - (edge + deltaPx)));
  const pull = pulls.reduce((best, next) => (Math.abs(next) < Math.abs(best) ? next : best), Infinity);
  if (Math.abs(pull) > reachPx) return { deltaPx, guides: [] };
  const moved = deltaPx + pull;
  const guides = LINES.map((line) => line * lengthPx).filter((line) =>
    edges.some((edge) => Math.abs(edge + moved - line) < 0.01),
  );
  return { deltaPx: moved, guides };
}
