import type { Writable } from 'node:stream';
import { runFfmpeg } from '../encode/ffmpeg-process/run-ffmpeg.ts';

const SIDE_PX = 16;
const LUMA_BYTES = SIDE_PX * SIDE_PX;
const FRAMES = 2;
const BLACK = 16;
const WHITE = 235;

/**
 * Lays raw yuva420p pictures, fed over a pipe, onto black ones, as every render does: a white picture whose left
 * third is opaque, middle half seen through, right third clear. Returns what is wrong, or null. `frameTiming` is the
 * option that keeps every frame (`-fps_mode passthrough` or `-vsync 0`). Throws what runFfmpeg throws.
 */
export async function overlayFault(
  ffmpegPath: string,
  frameTiming: readonly string[],
  options: { readonly signal?: AbortSignal; readonly limitMs: number },
): Promise<string | null> {
  const chunks: Buffer[] = [];
  await runFfmpeg({
    program: ffmpegPath,
    args: overlayTrialArgs(frameTiming),
    feeders: [feeder(blackPicture()), feeder(seeThroughPicture())],
    onStdout: (chunk) => chunks.push(chunk),
    timeoutMs: options.limitMs,
    ...(options.signal && { signal: options.signal }),
  });
  return pictureFault(Buffer.concat(chunks));
}

export function overlayTrialArgs(frameTiming: readonly string[]): string[] {
  const raw = ['-f', 'rawvideo', '-video_size', `${SIDE_PX}x${SIDE_PX}`, '-framerate', '25'];
  return [
    ['-hide_banner', '-loglevel', 'error', '-xerror'],
    [...raw, '-pix_fmt', 'yuv420p', '-i', 'pipe:0'],
    [...raw, '-pix_fmt', 'yuva420p', '-i', 'pipe:3'],
    ['-filter_complex', '[0:v][1:v]overlay=0:0[film]', '-map', '[film]', ...frameTiming],
    ['-pix_fmt', 'yuv420p', '-f', 'rawvideo', 'pipe:1'],
  ].flat();
}

/** What is wrong with the pictures that came out, or null. */
export function pictureFault(pictures: Buffer): string | null {
  const expectedBytes = (LUMA_BYTES * 3 * FRAMES) / 2;
  if (pictures.length !== expectedBytes)
    return `an alpha overlay gave ${pictures.length} bytes in place of ${expectedBytes}`;
  const row = (SIDE_PX / 2) * SIDE_PX;
  const points = [
    [2, WHITE],
    [8, (BLACK + WHITE) / 2],
    [14, BLACK],
  ] as const;
  const wrong = points.find(([x, luma]) => Math.abs((pictures[row + x] ?? 0) - luma) > 3);
  return wrong ? `an alpha overlay drew ${pictures[row + wrong[0]]} in place of ${wrong[1]}` : null;
}

function blackPicture(): Buffer {
  return Buffer.concat([Buffer.alloc(LUMA_BYTES, BLACK), Buffer.alloc(LUMA_BYTES / 2, 128)]);
}

function seeThroughPicture(): Buffer {
  const alpha = Buffer.alloc(LUMA_BYTES);
  for (let pixel = 0; pixel < LUMA_BYTES; pixel += 1) {
    const x = pixel % SIDE_PX;
    alpha[pixel] = x < 5 ? 255 : x < 11 ? 128 : 0;
  }
  return Buffer.concat([Buffer.alloc(LUMA_BYTES, WHITE), Buffer.alloc(LUMA_BYTES / 2, 128), alpha]);
}

function feeder(picture: Buffer): (pipe: Writable) => Promise<void> {
  return (pipe) =>
    new Promise((resolve) => {
      pipe.once('close', resolve);
      pipe.end(Buffer.concat(Array<Buffer>(FRAMES).fill(picture)), resolve);
    });
}
