import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ffmpeg, probeStream, rawFrames } from './helpers/ffmpeg.ts';
import { openStudio, type TestStudio } from './helpers/render.ts';

/** 4:4:4 of 10 bits, which ffmpeg's overlay filter cannot hold. */
let studio: TestStudio;
beforeAll(async () => {
  studio = await openStudio();
});
afterAll(() => studio.close());

const [WIDTH, HEIGHT, BAR] = [64, 36, 6];
const STAGE_HEIGHT = HEIGHT + 2 * BAR;

/** Values of 10 bits, plane after plane. */
function values(frame: Buffer): Uint16Array {
  return new Uint16Array(frame.buffer.slice(frame.byteOffset, frame.byteOffset + frame.byteLength));
}

test('a film without loss has every bit of its source beside the cues and the bars, in 4:4:4 of 10 bits too', async () => {
  const source = join(studio.folder, 'deep.mkv');
  ffmpeg([
    ...['-f', 'lavfi', '-i', `testsrc2=s=${WIDTH}x${HEIGHT}:r=25,format=yuv444p10le,noise=alls=60:allf=t`],
    ...['-frames:v', '12', '-c:v', 'libx264', '-qp', '0', '-pix_fmt', 'yuv444p10le', source],
  ]);
  const box = { left: 16, top: 18, right: 32, bottom: 30 };
  const scenario = {
    stage: { width: WIDTH, height: STAGE_HEIGHT, background: '#204060' },
    media: { main: { src: source } },
    timeline: [{ media: 'main' }],
    cues: [
      {
        ...{ type: 'shape', shape: 'rect', fill: '#ffffff', start: 0.12, end: 0.4 },
        layout: {
          ...{ anchor: 'tl', x: box.left / WIDTH, y: box.top / STAGE_HEIGHT },
          ...{ width: (box.right - box.left) / WIDTH, height: (box.bottom - box.top) / STAGE_HEIGHT },
        },
      },
    ],
  };
  const film = await studio.render(scenario, 'deep.mp4', { quality: 'lossless', segments: 1 });
  expect({ incidents: film.incidents, ...probeStream(film.path, 'v', 'pix_fmt') }).toEqual({
    ...{ incidents: [], pix_fmt: 'yuv444p10le' },
  });
  const read = (path: string, heightPx: number) =>
    rawFrames(path, { pixelFormat: 'yuv444p10le', frameBytes: WIDTH * heightPx * 6 }).map(values);
  const [sources, frames] = [read(source, HEIGHT), read(film.path, STAGE_HEIGHT)];
  let [differing, white] = [0, 0];
  for (const [index, frame] of frames.entries())
    for (let plane = 0; plane < 3; plane += 1)
      for (let y = 0; y < HEIGHT; y += 1)
        for (let x = 0; x < WIDTH; x += 1) {
          const value = frame[(plane * STAGE_HEIGHT + BAR + y) * WIDTH + x] ?? NaN;
          const stageY = y + BAR;
          const isInBox = x >= box.left && x < box.right && stageY >= box.top && stageY < box.bottom;
          if (index >= 3 && index < 10 && isInBox)
            white += Math.abs(value - (plane === 0 ? 940 : 512)) <= 3 ? 1 : 0;
          else differing += value === sources[index]?.[(plane * HEIGHT + y) * WIDTH + x] ? 0 : 1;
        }
  const bars = new Set(frames.map((frame) => frame.slice(0, BAR * WIDTH).join()));
  expect({ frames: frames.length, differing, white, bars: bars.size }).toEqual({
    ...{ frames: 12, differing: 0, white: 7 * 3 * 16 * 12, bars: 1 },
  });
});
