import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { psnr } from './helpers/compare-pictures.ts';
import { ffmpeg, frameDigests } from './helpers/ffmpeg.ts';
import { openStudio, type TestStudio } from './helpers/render.ts';

/** Photos (JPEG), which the browser would decode to the size that is shown. */
let studio: TestStudio;
beforeAll(async () => {
  studio = await openStudio({ hasOneBrowser: true });
});
afterAll(() => studio.close());

function makePhoto(name: string, size: string, more: readonly string[] = []): string {
  const picture = ['-f', 'lavfi', '-i', `testsrc2=s=${size}`, '-frames:v', '1'];
  ffmpeg([...picture, '-pix_fmt', 'yuvj420p', '-q:v', '2', ...more, join(studio.folder, name)]);
  return name;
}

const EXACT = { quality: 'lossless', speed: 'ultrafast', workers: 1 } as const;

test('a photo shown larger before looks as one that was not: one segment and four make the same film', async () => {
  const src = makePhoto('photo.jpg', '64x48');
  const scenario = {
    stage: { width: 64, height: 36, frameRate: '60', duration: 1.264 },
    cues: [
      { type: 'image', src, start: 0.069, end: 0.939, layout: { y: 0.736, width: 0.507 } },
      { type: 'image', src, start: 0, end: 1.264, layout: { anchor: 'tc' } },
    ],
  };
  const one = frameDigests((await studio.render(scenario, 'one.mp4', { ...EXACT, segments: 1 })).path);
  const four = frameDigests((await studio.render(scenario, 'four.mp4', { ...EXACT, segments: 4 })).path);
  expect(four).toEqual(one);
});

test('a photo that shrinks to a tenth of its size looks the same wherever a segment starts', async () => {
  const src = makePhoto('large.jpg', '640x480');
  const scenario = {
    stage: { width: 320, height: 180, frameRate: '10', duration: 1.6 },
    cues: [
      {
        ...{ type: 'image', src, start: 0, end: 1.6, layout: { anchor: 'cc', x: 0.5, y: 0.5, width: 0.2 } },
        transform: [
          { time: 0, scale: 6, rotate: 0 },
          { time: 1.6, scale: 1, rotate: 20 },
        ],
      },
    ],
  };
  const one = frameDigests((await studio.render(scenario, 'shrunk.mp4', { ...EXACT, segments: 1 })).path);
  const four = frameDigests((await studio.render(scenario, 'shrunk-4.mp4', { ...EXACT, segments: 4 })).path);
  expect({ frames: one.length, four }).toEqual({ frames: 16, four: one });
});

test('a photo lies upright, in its own shape and sharp, however small it is shown', async () => {
  const src = makePhoto('lying.jpg', '320x160');
  turnByExif(join(studio.folder, src));
  const scenario = {
    stage: { width: 64, height: 128, frameRate: 10, duration: 0.1, background: '#000000' },
    cues: [{ type: 'image', src, start: 0, end: 0.1, layout: { anchor: 'tl', x: 0, y: 0, width: 1 } }],
  };
  const path = await studio.frame(scenario, 0, 'upright.png');
  const { data, width, height } = PNG.sync.read(readFileSync(path));
  const expected = ffmpeg([
    ...['-noautorotate', '-i', join(studio.folder, src), '-vf', 'transpose=clock,scale=64:128:flags=area'],
    ...['-pix_fmt', 'rgba', '-f', 'rawvideo', '-'],
  ]);
  // the other way round it is 8 dB
  expect({ width, height, dB: psnr(Buffer.from(data), expected) }).toEqual({
    ...{ width: 64, height: 128 },
    dB: expect.toSatisfy((dB: number) => dB > 24) as number,
  });
});

/** Puts an EXIF segment behind the file's start: to be turned by 90 degrees clockwise. */
function turnByExif(path: string): void {
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
  const body = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff];
  const jpeg = readFileSync(path);
  const exif = Buffer.from([0xff, 0xe1, 0, body.length + 2, ...body]);
  writeFileSync(path, Buffer.concat([jpeg.subarray(0, 2), exif, jpeg.subarray(2)]));
}
