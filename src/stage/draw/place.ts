import type { StageFilm, StageLayout } from '../../shared/stage-film.ts';
import { cssPx } from './box-motion.ts';
import { styleWriter } from './style-writer.ts';

const FRACTION = { l: 0, c: 0.5, r: 1, t: 0, b: 1 } as const;
const EDGE = { l: 'flex-start', c: 'center', r: 'flex-end', t: 'flex-start', b: 'flex-end' } as const;

export type Side = 'left' | 'center' | 'right';

/**
 * The area a cue stands in, so that its anchor point lies at (xPx, yPx). Where a length is unknown the area has none and
 * the content overflows it away from the anchor: the browser's own layout places it, nothing has to be measured.
 * `side`: where content narrower than a given width stands.
 */
export function createPlace(layout: StageLayout, film: StageFilm, side: Side | null): HTMLElement {
  const vertical = layout.anchor[0] as 't' | 'c' | 'b';
  const horizontal = layout.anchor[1] as 'l' | 'c' | 'r';
  const width = layout.widthPx ?? 0;
  const height = layout.heightPx ?? 0;
  const place = document.createElement('div');
  place.className = 'place';
  const write = styleWriter(place);
  write('left', cssPx(layout.xPx - width * FRACTION[horizontal]));
  write('top', cssPx(layout.yPx - height * FRACTION[vertical]));
  write('width', cssPx(width));
  write('height', cssPx(height));
  const sideEdge = side === null ? null : EDGE[side[0] as 'l' | 'c' | 'r'];
  write('justify-content', layout.widthPx !== null && sideEdge !== null ? sideEdge : EDGE[horizontal]);
  write('align-items', EDGE[vertical]);
  write('--room', cssPx(layout.widthPx ?? film.widthPx));
  return place;
}
