import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ffmpeg, rawFrames } from './helpers/ffmpeg.ts';
import { openStudio, type TestStudio } from './helpers/render.ts';

/**
 * Colour stays where the luma has it. A slope of blueness is drawn from its formula, sampled where 4:2:0 has its samples; in
 * the film its middle is measured. Scaled 2.7-fold, colour at the left of its pixels moved by 0.8 pixels.
 */
let studio: TestStudio;
beforeAll(async () => {
  studio = await openStudio({ hasOneBrowser: true });
});
afterAll(() => studio.close());

const SOURCE = { widthPx: 96, heightPx: 64 };
/** The middle of the slope, counted from the left edge of the picture, in pixels of the source. */
const MIDDLE_PX = 37.3;
/** Colour samples lie so far from the left edge of their first pixel. */
const OFFSET_PX = { left: 0.5, center: 1 };

/** One picture of grey luma; its blueness rises by a smooth slope, 12 pixels wide. */
function slopePicture(place: 'left' | 'center', across: 1 | 2, down: 1 | 2): Buffer {
  const { widthPx, heightPx } = SOURCE;
  const [columns, rows] = [widthPx / across, heightPx / down];
  const offsetPx = across === 1 ? 0.5 : OFFSET_PX[place];
  const row = Array.from({ length: columns }, (_, column) => {
    const xPx = column * across + offsetPx;
    return Math.round(128 + 60 * Math.tanh((xPx - MIDDLE_PX) / 6));
  });
  const blueness = Buffer.from(Array.from({ length: rows }, () => row).flat());
  return Buffer.concat([Buffer.alloc(widthPx * heightPx, 128), blueness, Buffer.alloc(columns * rows, 128)]);
}

function makeSlope(
  name: string,
  source: { place: 'left' | 'center'; format: string; written: string[] },
): void {
  const [across, down] = source.format.includes('444')
    ? [1, 1]
    : source.format.includes('422')
      ? [2, 1]
      : [2, 2];
  const picture = slopePicture(source.place, across as 1 | 2, down as 1 | 2);
  const raw = ['-f', 'rawvideo', '-pix_fmt', source.format, '-s', `${SOURCE.widthPx}x${SOURCE.heightPx}`];
  ffmpeg(
    [...raw, '-framerate', '25', '-i', 'pipe:0', ...source.written, join(studio.folder, name)],
    Buffer.concat([picture, picture]),
  );
}

/**
 * The middle of a rising slope, from its left edge, in samples; each reaches half a sample to both sides. By the area under
 * it, to which all samples add, so that the rounding to 8 bits evens out.
 */
function middleOf(values: readonly number[]): number {
  const [low = 0, high = 0] = [values[0], values.at(-1)];
  return values.length - values.reduce((area, value) => area + (value - low) / (high - low), 0);
}

/** The slope's middle in a film in 4:2:0, from its left edge, in pixels. */
function middleOfFilm(
  path: string,
  widthPx: number,
  heightPx: number,
  place: 'left' | 'center' = 'left',
): number {
  const pixels = { pixelFormat: 'yuv420p', frameBytes: (widthPx * heightPx * 3) / 2 };
  const [frame = Buffer.alloc(0)] = rawFrames(path, pixels);
  const columns = widthPx / 2;
  const start = widthPx * heightPx + columns * Math.floor(heightPx / 4);
  return middleOf([...frame.subarray(start, start + columns)]) * 2 + OFFSET_PX[place] - 1;
}

const LOSSLESS = ['-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '0'];
const LEFT = { place: 'left', format: 'yuv420p', written: LOSSLESS } as const;
const SOURCES = {
  'left.mp4': LEFT,
  'untold.mkv': { ...LEFT, written: ['-c:v', 'ffv1'] },
  'studio.mkv': { ...LEFT, format: 'yuv422p' },
  'whole.mkv': { ...LEFT, format: 'yuv444p' },
  'center.mp4': { ...LEFT, place: 'center', written: [...LOSSLESS, '-chroma_sample_location', 'center'] },
} as const;

beforeAll(() => {
  for (const [name, source] of Object.entries(SOURCES))
    makeSlope(name, { ...source, written: [...source.written] });
});

const film = (media: string, stage: object, more: object = {}): object => ({
  stage,
  media: { main: { src: media } },
  timeline: [{ media: 'main', ...more }],
});

/** Distance allowed, in pixels of the film: what 8 bits can tell of this slope. */
const TOLERANCE_PX = 0.06;

test.each([
  { way: 'as it is', media: 'left.mp4', width: 96, height: 64, factor: 1 },
  { way: '2.7 times as large', media: 'left.mp4', width: 256, height: 172, factor: 256 / 96 },
  { way: 'half as large', media: 'left.mp4', width: 48, height: 32, factor: 1 / 2 },
  { way: 'where the file does not say', media: 'untold.mkv', width: 256, height: 172, factor: 256 / 96 },
  { way: 'from 4:2:2', media: 'studio.mkv', width: 256, height: 172, factor: 256 / 96 },
  { way: 'from 4:2:2, unscaled', media: 'studio.mkv', width: 96, height: 64, factor: 1 },
  { way: 'from 4:4:4', media: 'whole.mkv', width: 256, height: 172, factor: 256 / 96 },
  { way: 'from 4:4:4, unscaled', media: 'whole.mkv', width: 96, height: 64, factor: 1 },
  { way: 'from the middle', media: 'center.mp4', width: 256, height: 172, factor: 256 / 96, place: 'center' },
] as const)('colour stays in its place: $way', async ({ way, media, width, height, factor, ...rest }) => {
  const { path } = await studio.render(film(media, { width, height }, { fit: 'stretch' }), `${way}.mp4`, {
    quality: 4,
    speed: 'ultrafast',
  });
  const place = 'place' in rest ? rest.place : 'left';
  expect(Math.abs(middleOfFilm(path, width, height, place) - MIDDLE_PX * factor)).toBeLessThan(TOLERANCE_PX);
});

test('colour stays in its place in a film of another size than its stage', async () => {
  const scenario = { ...film('left.mp4', {}), output: { width: 256, height: 172 } };
  const { path } = await studio.render(scenario, 'sized.mp4', { quality: 4, speed: 'ultrafast' });
  expect(Math.abs(middleOfFilm(path, 256, 172) - (MIDDLE_PX * 256) / 96)).toBeLessThan(TOLERANCE_PX);
});

test('colour stays in its place where a source of another kind joins', async () => {
  const scenario = {
    stage: { width: 256, height: 172 },
    media: { first: { src: 'left.mp4' }, main: { src: 'center.mp4' } },
    timeline: [
      { media: 'first', fit: 'stretch' },
      { media: 'main', fit: 'stretch' },
    ],
  };
  const { path } = await studio.render(scenario, 'mixed.mp4', { quality: 4, speed: 'ultrafast' });
  const second = join(studio.folder, 'second.mkv');
  ffmpeg(['-i', path, '-vf', 'trim=start_frame=3', '-c:v', 'ffv1', second]);
  expect(Math.abs(middleOfFilm(second, 256, 172) - (MIDDLE_PX * 256) / 96)).toBeLessThan(TOLERANCE_PX);
});

test('colour stays in its place in pictures', async () => {
  const { path } = await studio.render(film('left.mp4', {}), 'pictures');
  const pixels = { pixelFormat: 'rgb24', frameBytes: SOURCE.widthPx * SOURCE.heightPx * 3 };
  const [frame = Buffer.alloc(0)] = rawFrames(join(path, 'frame-000000.png'), pixels);
  const start = SOURCE.widthPx * 32 * 3;
  const blue = Array.from({ length: SOURCE.widthPx }, (_, x) => frame[start + x * 3 + 2] ?? 0);
  expect(Math.abs(middleOf(blue) - MIDDLE_PX)).toBeLessThan(TOLERANCE_PX);
});
