import { safeInputArgs } from './input-options.ts';

/** Arguments that write one picture of a film, `widthPx` wide in the picture's own shape, as JPEG to stdout. */
export function thumbnailArgs(
  path: string,
  { timeSeconds, widthPx }: { readonly timeSeconds: number; readonly widthPx: number },
): string[] {
  return [
    ['-hide_banner', '-loglevel', 'error', '-nostdin'],
    ['-ss', timeSeconds.toFixed(3)],
    safeInputArgs(path),
    ['-map', '0:v:0', '-frames:v', '1', '-an', '-sn', '-dn'],
    ['-vf', `scale=w=${widthPx}:h=-2:flags=bicubic`],
    ['-c:v', 'mjpeg', '-q:v', '4', '-pix_fmt', 'yuvj420p', '-strict', 'unofficial'],
    ['-f', 'image2pipe', 'pipe:1'],
  ].flat();
}
