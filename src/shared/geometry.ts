/** A rectangle in stage pixels, y downwards. Width and height are not negative. */
export type Rect = {
  readonly xPx: number;
  readonly yPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
};

/** The smallest rectangle around both. */
export function uniteRects(a: Rect, b: Rect): Rect {
  const xPx = Math.min(a.xPx, b.xPx);
  const yPx = Math.min(a.yPx, b.yPx);
  const right = Math.max(a.xPx + a.widthPx, b.xPx + b.widthPx);
  const bottom = Math.max(a.yPx + a.heightPx, b.yPx + b.heightPx);
  return { xPx, yPx, widthPx: right - xPx, heightPx: bottom - yPx };
}

/** The rectangle with `byPx` (not negative) added on all four sides. */
export function growRect(rect: Rect, byPx: number): Rect {
  return {
    xPx: rect.xPx - byPx,
    yPx: rect.yPx - byPx,
    widthPx: rect.widthPx + 2 * byPx,
    heightPx: rect.heightPx + 2 * byPx,
  };
}

/** The smallest rectangle of whole pixels around it. */
export function roundOutRect(rect: Rect): Rect {
  const xPx = Math.floor(rect.xPx);
  const yPx = Math.floor(rect.yPx);
  return {
    xPx,
    yPx,
    widthPx: Math.ceil(rect.xPx + rect.widthPx) - xPx,
    heightPx: Math.ceil(rect.yPx + rect.heightPx) - yPx,
  };
}
