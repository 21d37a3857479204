import { afterAll, beforeAll, expect, test } from 'vitest';
import { moveClips, removeClips, splitClip } from '../../src/shared/edit/clip-edits.ts';
import { clipsOf, type ScenarioDocument } from '../../src/shared/edit/document.ts';
import { editClips } from '../../src/shared/edit/edit-clips.ts';
import type { MediaInfo } from '../../src/shared/media.ts';
import { readBarcodes } from './helpers/barcode.ts';
import { rawFrames } from './helpers/ffmpeg.ts';
import { openStudio, type TestStudio } from './helpers/render.ts';
import { makeBarcodeSource } from './helpers/sources.ts';

/** A talk is cut and put in another order, and every caption is still over the pictures it was written for. */
let studio: TestStudio;
beforeAll(async () => {
  studio = await openStudio({ hasOneBrowser: true });
});
afterAll(() => studio.close());

const SIZE = { widthPx: 96, heightPx: 54 };
const FRAMES = 240;
const SECONDS = (FRAMES * 1001) / 30_000;
const infoOf = () =>
  ({
    ...{ kind: 'video', durationSeconds: SECONDS },
    video: { widthPx: SIZE.widthPx, heightPx: SIZE.heightPx, rate: { num: 30_000, den: 1001 } },
  }) as MediaInfo;

/** One caption for each second of the source, off the frames; its grey says which it is. */
const CAPTIONS = Array.from({ length: 8 }, (_, index) => ({
  id: `c${index}`,
  ...{ type: 'text', text: 'said', start: index + 0.113, end: index + 0.847 },
  layout: { anchor: 'br', x: 0.98, y: 0.98 },
  style: {
    size: 0.3,
    color: grey(index),
    stroke: null,
    shadow: [],
    box: { color: grey(index), padding: 0.1 },
  },
}));

function levelOf(index: number): number {
  return 140 + index * 14;
}

function grey(index: number): string {
  const level = levelOf(index);
  return `rgb(${level}, ${level}, ${level})`;
}

/** The caption that a picture of the source was written for; null: none. */
function captionOf(picture: number): number | null {
  const at = (seconds: number) => Math.round((seconds * 30_000) / 1001);
  const index = CAPTIONS.findIndex(({ start, end }) => at(start) <= picture && picture < at(end));
  return index === -1 ? null : index;
}

/** The caption a film frame shows: by the grey in its lower right corner. */
function shownCaption(luma: Buffer): number | null {
  const level = luma[44 * SIZE.widthPx + 84] ?? 0;
  const index = Math.round((level - levelOf(0)) / 14);
  return index < 0 || Math.abs(level - levelOf(index)) > 5 ? null : index;
}

/** Cuts as the window does it: at a film frame. */
function cutAt(document: ScenarioDocument, id: string, sourceFrame: number): ScenarioDocument {
  const cut = {
    atSourceSeconds: (sourceFrame * 1001) / 30_000,
    shortest: 1001 / 30_000,
    sourceSeconds: SECONDS,
  };
  return editClips(document, infoOf, (before) => splitClip(before, id, cut).document);
}

test('after a cut in the middle and a new order each frame shows the caption of its picture, and no other', async () => {
  makeBarcodeSource(studio.folder, 'talk.mp4', { size: SIZE, rate: '30000/1001', count: FRAMES });
  const talk: ScenarioDocument = {
    media: { talk: { src: 'talk.mp4' } },
    timeline: [{ id: 'a', media: 'talk' }],
    cues: CAPTIONS,
  };
  const twice = cutAt(cutAt(talk, 'a', 74), 'p1', 133);
  const cut = editClips(twice, infoOf, (before) => removeClips(before, ['p1']));
  const [first, last] = clipsOf(cut).map(({ id }) => id);
  const reordered = editClips(cut, infoOf, (before) => moveClips(before, [last ?? ''], 0));
  expect(clipsOf(reordered).map(({ id }) => id)).toEqual([last, first]);

  const film = await studio.render({ cueframe: 1, ...reordered }, 'cut.mp4', { preset: 'low', quality: 18 });
  const pictures = readBarcodes(film.path, SIZE);
  const expected = [
    ...Array.from({ length: FRAMES - 133 }, (_, index) => 133 + index),
    ...Array.from({ length: 74 }, (_, index) => index),
  ];
  expect(pictures).toEqual(expected);
  const frames = rawFrames(film.path, { pixelFormat: 'gray', frameBytes: SIZE.widthPx * SIZE.heightPx });
  expect(frames.map(shownCaption)).toEqual(expected.map(captionOf));
});
