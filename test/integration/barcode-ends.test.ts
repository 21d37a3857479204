import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readBarcodes } from './helpers/barcode.ts';
import { expectedClips } from './helpers/expected-barcodes.ts';
import { openStudio, type TestStudio } from './helpers/render.ts';
import { H264, INTERLACED, makeBarcodeSource, type BarcodeSource } from './helpers/sources.ts';

/**
 * A source's last picture is shown for its whole time, however short the file says it lasts: where that was less than
 * half a film frame ffmpeg left it out, and the film came out a frame short.
 */
let studio: TestStudio;
beforeAll(async () => {
  studio = await openStudio({ hasOneBrowser: true });
});
afterAll(() => studio.close());

const SIZE = { widthPx: 96, heightPx: 64 };
const COUNT = 30;

/** The last packet is given this length, in ticks; those of B-frames come in another order than their pictures. */
const lasting = (ticks: number) => [
  '-bf',
  '0',
  '-bsf:v',
  `setts=duration='if(eq(N,${COUNT - 1}),${ticks},DURATION)'`,
];

type End = {
  readonly name: string;
  readonly rate?: string;
  /** Of the film; absent: as many as the source has. */
  readonly frames?: number;
  /** The file gives its pictures no times. */
  readonly isUntimed?: boolean;
} & Partial<BarcodeSource>;

const ENDS: readonly End[] = [
  { name: 'short.mp4', written: [...H264, ...lasting(200)] },
  { name: 'one-tick.mp4', written: [...H264, ...lasting(1)] },
  { name: 'interlaced.mp4', fieldOrder: 'tff', written: [...H264, ...lasting(1), ...INTERLACED] },
  { name: 'short.mkv', written: [...H264, ...lasting(5)] },
  { name: 'unknown.flv', written: H264 },
  { name: 'reordered.avi', written: H264, isUntimed: true },
  { name: 'short.ts', written: [...H264, ...lasting(1)] },
  { name: 'slow.mp4', rate: '25/2', frames: 60, written: [...H264, ...lasting(1)] },
  { name: 'odd.mp4', rate: '179/6', frames: 25, written: [...H264, ...lasting(1)] },
  { name: 'fast.mp4', rate: '60', frames: 13, written: [...H264, ...lasting(1)] },
];

test('the last pictures of files that end too soon are on the film', async () => {
  const clips = ENDS.map(({ name, frames = COUNT, isUntimed, ...source }, index) => {
    makeBarcodeSource(studio.folder, name, {
      ...{ size: SIZE, rate: '25', count: COUNT, first: index, ...source },
    });
    return { media: name, in: 0, out: frames / 25, first: index, isUntimed };
  });
  const scenario = (shown: typeof clips) => ({
    stage: { width: SIZE.widthPx, height: SIZE.heightPx, frameRate: 25 },
    media: Object.fromEntries(shown.map(({ media }) => [media, { src: media }])),
    timeline: shown.map(({ media }) => ({ media })),
  });
  const expected = clips.map((clip) =>
    clip.isUntimed
      ? Array.from({ length: COUNT }, (_, index) => clip.first + index)
      : (expectedClips(studio.folder, [clip], '25')[0] ?? []),
  );
  const film = await studio.render(scenario(clips), 'ends.mp4', { segments: 3, quality: 18 });
  const codes = readBarcodes(film.path, SIZE);
  let passed = 0;
  const shown = clips.map(({ media }, index) => {
    const from = passed;
    passed += expected[index]?.length ?? 0;
    return `${media}: ${codes.slice(from, passed).join(' ')}`;
  });
  expect({ incidents: film.incidents, frames: codes.length, shown }).toEqual({
    ...{ incidents: [], frames: passed },
    shown: clips.map(({ media }, index) => `${media}: ${expected[index]?.join(' ')}`),
  });
});

test('the last frame alone is that picture too', async () => {
  const name = 'alone.mp4';
  makeBarcodeSource(studio.folder, name, {
    size: SIZE,
    rate: '25',
    count: COUNT,
    written: [...H264, ...lasting(1)],
  });
  const scenario = { media: { main: { src: name } }, timeline: [{ media: 'main' }] };
  const range = { startFrame: COUNT - 1, endFrame: COUNT };
  const film = await studio.render(scenario, 'last.mp4', { range, quality: 18 });
  expect({ incidents: film.incidents, codes: readBarcodes(join(studio.folder, 'last.mp4'), SIZE) }).toEqual({
    ...{ incidents: [], codes: [COUNT - 1] },
  });
});
