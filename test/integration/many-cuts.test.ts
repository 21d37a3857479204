import { afterAll, beforeAll, expect, test } from 'vitest';
import { seededRandom } from '../helpers/test-random.ts';
import { readBarcodes } from './helpers/barcode.ts';
import { openStudio, type TestStudio } from './helpers/render.ts';
import { makeBarcodeSource } from './helpers/sources.ts';

/** A film cut at every frame: each clip is an input of ffmpeg with a decoder of its own. */
let studio: TestStudio;
beforeAll(async () => {
  studio = await openStudio();
});
afterAll(() => studio.close());

const SIZE = { widthPx: 96, heightPx: 54 };
const [CUTS, SOURCE_FRAMES, MOST_CLIPS] = [100, 60, 16];

test('a hundred cuts in three seconds are rendered sixteen at a time, each frame from its own place', async () => {
  makeBarcodeSource(studio.folder, 'source.mp4', { size: SIZE, rate: '30', count: SOURCE_FRAMES });
  const random = seededRandom(11);
  const shown = Array.from({ length: CUTS }, () => Math.floor(random() * SOURCE_FRAMES));
  const scenario = {
    stage: { frameRate: '30' },
    media: { source: { src: 'source.mp4' } },
    timeline: shown.map((frame) => ({ media: 'source', in: frame / 30, out: (frame + 1) / 30 })),
    cues: [],
  };
  const film = await studio.render(scenario, 'cut.mp4', { segments: 1, preset: 'low', quality: 24 });
  expect({ ...film, reports: null, path: null, codes: readBarcodes(film.path, SIZE) }).toEqual({
    ...{ frames: CUTS, segments: Math.ceil(CUTS / MOST_CLIPS), incidents: [], reports: null, path: null },
    codes: shown,
  });
});
