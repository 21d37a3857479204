import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { probeMedia } from '../../src/engine/probe/probe-media.ts';
import { ffmpeg, frameDigests, rawFrames } from './helpers/ffmpeg.ts';
import { openStudio, type TestStudio } from './helpers/render.ts';

/** ffmpeg goes by the names of pictures before their content: these are patterns of many files to it. */
let studio: TestStudio;
beforeAll(async () => {
  studio = await openStudio({ hasOneBrowser: true });
});
afterAll(() => studio.close());

const MOVING = ['gif', 'apng'];

/** A picture, or eight of them, of 32x32 in lime, made under a plain name. Gives its path. */
function makePicture(name: string, codec: readonly string[] = []): string {
  const [plain, path] = [
    join(studio.folder, `plain-${name.replaceAll(/[^a-z.]/g, '')}`),
    join(studio.folder, name),
  ];
  const frames = MOVING.includes(codec[1] ?? '') ? '8' : '1';
  ffmpeg([
    ...['-f', 'lavfi', '-i', 'color=c=lime:s=32x32:r=10', '-frames:v', frames, ...codec, '-update', '1'],
    ...(codec[1] === 'apng' ? ['-f', 'apng', plain] : codec[1] === 'gif' ? ['-f', 'gif', plain] : [plain]),
  ]);
  renameSync(plain, path);
  return path;
}

test.each([
  ['shot%03d.png', [], 'png_pipe', 'image'],
  ['a*b.png', [], 'png_pipe', 'image'],
  ['what?.jpg', ['-c:v', 'mjpeg', '-pix_fmt', 'yuvj420p'], 'jpeg_pipe', 'image'],
  ['{1,2}.webp', ['-c:v', 'libwebp'], 'webp_pipe', 'image'],
  ['50%d.bmp', [], 'bmp_pipe', 'image'],
  ['set%d.tiff', [], 'tiff_pipe', 'image'],
  ['loop%02d.gif', ['-c:v', 'gif'], 'gif', 'video'],
  ['moves*.png', ['-c:v', 'apng', '-pix_fmt', 'rgb24'], 'apng', 'video'],
] as const)('%s is one file', async (name, codec, container, kind) => {
  const { info } = await probeMedia(makePicture(name, codec), studio.tools);
  expect([info.container, info.kind, info.video?.widthPx]).toEqual([container, kind, 32]);
});

test('a film is made of a moving and a still picture whose names look like patterns', async () => {
  makePicture('film%02d.gif', ['-c:v', 'gif']);
  makePicture('still*.png');
  const scenario = {
    media: { loop: { src: 'film%02d.gif' }, still: { src: 'still*.png' } },
    timeline: [{ media: 'loop' }],
    cues: [
      {
        ...{ type: 'image', media: 'still', start: 0, end: 0.8 },
        layout: { anchor: 'tl', x: 0, y: 0, width: 1, height: 1 },
      },
    ],
  };
  const film = await studio.render(scenario, 'patterns.mp4', { quality: 18 });
  const [first = Buffer.alloc(3)] = rawFrames(film.path, {
    pixelFormat: 'rgb24',
    frameBytes: 3,
    filter: 'scale=1:1',
  });
  expect({ incidents: film.incidents, frames: frameDigests(film.path).length, isLime: first[1] }).toEqual({
    ...{ incidents: [], frames: 8 },
    isLime: expect.toSatisfy((green: number) => green > 240) as number,
  });
});
