import { afterAll, beforeAll, expect, test } from 'vitest';
import { readBarcodes } from './helpers/barcode.ts';
import { openStudio, type TestStudio } from './helpers/render.ts';
import { H264, makeBarcodeSource } from './helpers/sources.ts';

/**
 * Containers in which ffmpeg's seek does not end at a key frame: segments that start in the middle of a group lost pictures there
 * (transport streams, fragments), showed grey (AVI) or found the end of the file (FLV).
 */
let studio: TestStudio;
beforeAll(async () => {
  studio = await openStudio({ hasOneBrowser: true });
});
afterAll(() => studio.close());

const SIZE = { widthPx: 96, heightPx: 54 };
const FRAGMENTS = ['-movflags', 'frag_keyframe+empty_moov', '-frag_duration', '200000'];
const MPEG4 = ['-c:v', 'mpeg4', '-q:v', '2', '-bf', '2', '-g', '12'];

/** Pictures 30 to 60 of each, at 25 a second: far enough in that there is something to seek over. */
const SOURCES = [
  { name: 'stream.ts', first: 0, written: H264 },
  { name: 'old.avi', first: 64, written: MPEG4 },
  { name: 'fragments.mp4', first: 128, written: [...H264, ...FRAGMENTS] },
  { name: 'flash.flv', first: 192, written: H264 },
] as const;
const CLIP = { in: 30 / 25, out: 60 / 25 };

test('a film of ts, avi, fragmented mp4 and flv shows the very pictures that were asked for, in 1 and 7 segments', async () => {
  for (const { name, first, written } of SOURCES)
    makeBarcodeSource(studio.folder, name, { size: SIZE, rate: '25', count: 63, first, written });
  const scenario = {
    stage: { frameRate: 25 },
    media: Object.fromEntries(SOURCES.map(({ name }) => [name, { src: name }])),
    timeline: SOURCES.map(({ name }) => ({ media: name, ...CLIP })),
  };
  const expected = SOURCES.flatMap(({ first }) =>
    Array.from({ length: 30 }, (_, index) => first + 30 + index),
  );
  for (const segments of [1, 7]) {
    const film = await studio.render(scenario, `containers-${segments}.mp4`, { segments, quality: 20 });
    expect({ incidents: film.incidents, codes: readBarcodes(film.path, SIZE) }).toEqual({
      incidents: [],
      codes: expected,
    });
  }
});
