import { expect, test } from 'vitest';
import type { MediaInfo } from '../media.ts';
import { frameRate, type FrameRate } from '../time.ts';
import { addClip, moveClips, removeClips } from './clip-edits.ts';
import type { ScenarioDocument } from './document.ts';
import { editClips } from './edit-clips.ts';
import { editedFilm, type InfoOf } from './edited-film.ts';
import { withOwnShape } from './own-shape.ts';

function info(widthPx: number, heightPx: number, rate: FrameRate, durationSeconds: number): MediaInfo {
  return { kind: 'video', durationSeconds, video: { widthPx, heightPx, rate } } as MediaInfo;
}
const files: Readonly<Record<string, MediaInfo>> = {
  wide: info(1280, 719, frameRate(30_000, 1001), 241 / 30),
  tall: info(1080, 1920, frameRate(60), 6),
};
const infoOf = (mediaId: string) => files[mediaId] ?? null;
const EMPTY: ScenarioDocument = { cueframe: 1, timeline: [], cues: [] };
const added = (document: ScenarioDocument, media: string) =>
  editClips(document, infoOf, (before) => addClip(before, { media }).document);
const shapeOf = (document: ScenarioDocument, knownOf: InfoOf = infoOf) => {
  const { widthPx, heightPx, rate, totalFrames, clips } = editedFilm(document, knownOf);
  return { widthPx, heightPx, rate, totalFrames, starts: clips.map(({ startFrame }) => startFrame) };
};

test('the first clip gives the project its size and rate, and no other clip changes them', () => {
  const first = added(EMPTY, 'wide');
  expect(first).toEqual({
    ...EMPTY,
    stage: { width: 1280, height: 720, frameRate: '30000/1001' },
    timeline: [{ id: 'p1', media: 'wide', out: 8.033334 }],
  });
  const both = added(first, 'tall');
  const swapped = editClips(both, infoOf, (before) => moveClips(before, ['p2'], 0));
  expect(shapeOf(swapped)).toEqual({ ...shapeOf(both), starts: [0, 180] });
  const alone = editClips(swapped, infoOf, (before) => removeClips(before, ['p1']));
  expect(shapeOf(alone)).toEqual({ ...shapeOf(both), totalFrames: 180, starts: [0] });
});

test('a film that begins upright has sizes that hold against its shorter side', () => {
  const upright = { width: 1080, height: 1920, frameRate: 60 };
  expect(added(EMPTY, 'tall')['stage']).toEqual({ ...upright, sizes: 'shorter-side' });
  expect(added({ ...EMPTY, stage: { width: 1080 } }, 'tall')['stage']).toEqual(upright);
});

test('what a person wrote of the stage stays; an edit of an older project writes down the rest', () => {
  const older = {
    ...EMPTY,
    stage: { height: 400, width: 'source', background: 'red' },
    timeline: [
      { id: 'a', media: 'tall', in: 1 },
      { id: 'b', media: 'wide', out: 2 },
    ],
  };
  expect(editClips(older, infoOf, (before) => moveClips(before, ['b'], 0))).toEqual({
    ...older,
    stage: { height: 400, width: 1080, background: 'red', frameRate: 60 },
    timeline: [
      { id: 'b', media: 'wide', out: 2 },
      { id: 'a', media: 'tall', in: 1, out: 6 },
    ],
  });
  expect(editClips(older, infoOf, (before) => before)).toBe(older);
});

test('a film is as long without its files as with them, once its clips were edited here', () => {
  const film = added(added(EMPTY, 'wide'), 'tall');
  expect(shapeOf(film, () => null)).toEqual(shapeOf(film));
});

test('nothing is written of files that are not read', () => {
  const unread = { ...EMPTY, timeline: [{ id: 'a', media: 'gone' }] };
  expect(withOwnShape(unread, infoOf)).toBe(unread);
});
