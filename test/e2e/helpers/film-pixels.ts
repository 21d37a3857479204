import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { PNG } from 'pngjs';
import { rawFrames } from '../../integration/helpers/ffmpeg.ts';
import { FILM_SIZE } from './sample-files.ts';

const BIN = join(import.meta.dirname, '..', '..', '..', 'bin', 'cueframe');
const PIXELS = FILM_SIZE.widthPx * FILM_SIZE.heightPx;

/** Red, green and blue of a PNG, three bytes a pixel. */
export function pngPixels(png: Buffer): Buffer {
  const { data, width, height } = PNG.sync.read(png);
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0; at < width * height; at += 1) data.copy(pixels, at * 3, at * 4, at * 4 + 3);
  return pixels;
}

/** What `cueframe frame` says frame `frame` of a project is, read beside `video`, which the browser had sent. */
export function engineFrame(project: string, frame: number, video: string): Buffer {
  const folder = dirname(video);
  const [copy, picture] = [join(folder, 'copy.scenario.json'), join(folder, `frame-${frame}.png`)];
  const document = JSON.parse(readFileSync(project, 'utf8')) as { media: Record<string, { src: string }> };
  for (const media of Object.values(document.media)) media.src = basename(video);
  writeFileSync(copy, JSON.stringify(document));
  const args = [BIN, 'frame', copy, '--frame', String(frame), '-o', picture];
  execFileSync(process.execPath, args, { stdio: 'pipe' });
  return pngPixels(readFileSync(picture));
}

/** Every decoded frame of a film of the sample's size as red, green and blue. */
export function filmFrames(path: string): Buffer[] {
  return rawFrames(path, {
    ...{ pixelFormat: 'rgb24', frameBytes: PIXELS * 3 },
    filter: 'scale=in_color_matrix=bt709:in_range=tv:flags=accurate_rnd+full_chroma_int',
  });
}

/** How many pixels are clearly red: the sample's picture has none. */
export function redPixels(pixels: Buffer): number {
  let count = 0;
  for (let at = 0; at < pixels.length; at += 3)
    if ((pixels[at] ?? 0) > 150 && (pixels[at + 1] ?? 0) < 90 && (pixels[at + 2] ?? 0) < 90) count += 1;
  return count;
}
