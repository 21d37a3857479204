/** One picture of a filmstrip. */
export type FilmTile = {
  /** From the clip's left edge. */
  readonly leftPx: number;
  readonly widthPx: number;
  /** The part of the source it stands for; the same for the same tile at the same zoom, wherever it is scrolled. */
  readonly seconds: number;
  readonly endSeconds: number;
};

/** Zooms share pictures: their times are multiples of a power of two. */
function tileSeconds(wanted: number): number {
  return 2 ** Math.round(Math.log2(Math.max(wanted, 1 / 64)));
}

/** Pictures that cover a part of a clip, from left to right. */
export function filmTiles(range: {
  readonly fromPx: number;
  readonly toPx: number;
  readonly pxPerSecond: number;
  readonly inSeconds: number;
  readonly tilePx: number;
}): FilmTile[] {
  const { pxPerSecond, inSeconds } = range;
  const step = tileSeconds(range.tilePx / pxPerSecond);
  const secondsAt = (px: number) => inSeconds + px / pxPerSecond;
  const tiles: FilmTile[] = [];
  const first = Math.floor(secondsAt(Math.max(0, range.fromPx)) / step) * step;
  for (let seconds = first; seconds < secondsAt(range.toPx); seconds += step)
    tiles.push({
      leftPx: (seconds - inSeconds) * pxPerSecond,
      widthPx: step * pxPerSecond,
      ...{ seconds, endSeconds: seconds + step },
    });
  return tiles;
}
