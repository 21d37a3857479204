import type { VideoHeader } from './media-header.ts';

/**
 * Clockwise turn a player applies, 0-359, from ffprobe's stream: the display matrix, else the old `rotate` tag.
 * Null where the matrix mirrors the picture, which no turn can say.
 */
export function clockwiseTurn(stream: {
  readonly side_data_list?:
    readonly { readonly displaymatrix?: string; readonly rotation?: number }[] | undefined;
  readonly tags?: Readonly<Record<string, string>> | undefined;
}): number | null {
  const side = stream.side_data_list?.find((data) => data.displaymatrix !== undefined);
  if (side?.displaymatrix !== undefined && isMirrored(side.displaymatrix)) return null;
  // ffprobe counts the matrix's angle counter-clockwise; the tag was clockwise.
  const degrees = side?.rotation !== undefined ? -side.rotation : Number(stream.tags?.['rotate'] ?? 0);
  return Number.isFinite(degrees) ? ((Math.round(degrees) % 360) + 360) % 360 : 0;
}

/** Three lines such as `00000000:            0      -65536           0`, fixed point; mirrored: negative determinant. */
function isMirrored(displaymatrix: string): boolean {
  const rows = [...displaymatrix.matchAll(/:\s+(-?\d+)\s+(-?\d+)\s+(-?\d+)/g)];
  const [a, b] = [Number(rows[0]?.[1] ?? 1), Number(rows[0]?.[2] ?? 0)];
  const [c, d] = [Number(rows[1]?.[1] ?? 0), Number(rows[1]?.[2] ?? 1)];
  return a * d - b * c < 0;
}

/** Size as a player shows it, whole pixels: the width is stretched by the sample aspect, then the picture is turned. */
export function displaySize(
  video: Pick<VideoHeader, 'widthPx' | 'heightPx' | 'sampleAspect' | 'rotationDegrees'>,
): { widthPx: number; heightPx: number } {
  const { num, den } = video.sampleAspect;
  const widthPx = Math.max(1, Math.round((video.widthPx * num) / den));
  return video.rotationDegrees % 180 === 0
    ? { widthPx, heightPx: video.heightPx }
    : { widthPx: video.heightPx, heightPx: widthPx };
}
