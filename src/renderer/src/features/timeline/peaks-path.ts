import type { Peaks } from '../../../../shared/edit/sound-pauses.ts';

/** Loudness as a shape about the middle, one column for every two pixels, from one place of a clip to another. */
export function peaksPath(
  { perSecond, peaks }: Peaks,
  range: {
    readonly fromPx: number;
    readonly toPx: number;
    readonly pxPerSecond: number;
    readonly inSeconds: number;
    readonly heightPx: number;
  },
): string {
  const { pxPerSecond, inSeconds, heightPx } = range;
  const middle = heightPx / 2;
  const parts: string[] = [];
  const index = (px: number) => Math.floor((px / pxPerSecond + inSeconds) * perSecond);
  for (let px = Math.floor(range.fromPx / 2) * 2; px < range.toPx; px += 2) {
    const first = Math.max(0, index(px));
    const end = Math.max(first + 1, index(px + 2));
    let peak = 0;
    for (let at = first; at < end; at += 1) peak = Math.max(peak, peaks[at] ?? 0);
    const half = Math.max(0.5, peak * (middle - 2));
    parts.push(`M${px} ${(middle - half).toFixed(1)}h1.5v${(2 * half).toFixed(1)}h-1.5z`);
  }
  return parts.join('');
}

/** Enough for a column every two pixels at a common zoom, and little enough for a film of hours. */
export function peaksPerSecond(durationSeconds: number): number {
  return Math.round(Math.max(2, Math.min(100, 60_000 / Math.max(1, durationSeconds))));
}
