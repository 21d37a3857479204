/** Rows of a long list that are on screen, with some around. Half-open. */
export function windowRange(
  { scrollPx, heightPx }: { readonly scrollPx: number; readonly heightPx: number },
  rowPx: number,
  rows: number,
  around = 6,
): { readonly start: number; readonly end: number } {
  const start = Math.max(0, Math.floor(scrollPx / rowPx) - around);
  const end = Math.min(rows, Math.ceil((scrollPx + heightPx) / rowPx) + around);
  return { start: Math.min(start, Math.max(0, rows - 1)), end: Math.max(end, 0) };
}

/** Where to scroll so that a row is seen; null: it is. */
export function scrollToShow(
  row: number,
  { scrollPx, heightPx }: { readonly scrollPx: number; readonly heightPx: number },
  rowPx: number,
): number | null {
  const top = row * rowPx;
  if (top < scrollPx) return top;
  return top + rowPx > scrollPx + heightPx ? top + rowPx - heightPx : null;
}
