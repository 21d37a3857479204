import { expect, test } from 'vitest';
import { planDrop, promisedKind } from './drop-plan.ts';
import { editedFilm } from './edited-film.ts';
import { markersOf, toggleMarker } from './markers.ts';
import { placeOf } from './place-of.ts';
import { nearestPoint, neighbourPoint, snapMove, snapPoints } from './snap.ts';

test('a drag sticks with either edge to the nearest point within reach', () => {
  const points = [0, 100, 200];
  expect([98, 104, 106, 150].map((frame) => nearestPoint(frame, points, 5))).toEqual([100, 100, null, null]);
  expect(snapMove({ startFrame: 10, endFrame: 60 }, 37, points, 5)).toBe(40);
  expect(snapMove({ startFrame: 10, endFrame: 60 }, 60, points, 5)).toBe(60);
  expect([
    neighbourPoint(100, points, 1),
    neighbourPoint(100, points, -1),
    neighbourPoint(0, points, -1),
  ]).toEqual([200, 0, null]);
});

test('points are the edges of clips and of the cues that are not dragged', () => {
  const cues = [
    { id: 'a', type: 'text', start: 1, end: 2 },
    { id: 'b', type: 'text', start: 2, end: 3 },
  ];
  const film = editedFilm({ cues, stage: { frameRate: 10 } }, () => null);
  expect(snapPoints(film, cues, { without: new Set(['b']), playhead: 15 })).toEqual([0, 10, 15, 20]);
});

test('a marker is set once and taken away where it stands', () => {
  const marked = toggleMarker(toggleMarker({}, 2, 0.02), 1, 0.02);
  expect(markersOf(marked)).toEqual([1, 2]);
  expect(toggleMarker(toggleMarker(marked, 1.01, 0.02), 2, 0.02)).toEqual({});
});

test('nothing that is dropped is lost: it is taken, or refused with a reason', () => {
  const file = (
    name: string,
    sizeBytes: number | null = 10,
    isFolder = false,
    folder: string | null = null,
  ) => ({
    ...{ name, sizeBytes, isFolder, folder },
  });
  const items = [
    file('A.MP4'),
    file('words.SRT'),
    file('old.scenario.json'),
    file('new.scenario.json'),
    file('empty.mp4', 0),
    file('notes.docx'),
    file('noending'),
    file('clips', null, true),
    file('huge.mkv', 1001),
    file('in.mov', 10, false, 'holiday'),
    file('readme.md', 10, false, 'holiday'),
    file('.thumbs', 0, false, 'holiday'),
    file('letter.docx', 10, false, 'letters'),
  ];
  const names = (found: readonly { name: string }[]) => found.map(({ name }) => name);
  const plan = planDrop(items, { limitBytes: 1000 });
  expect({
    project: plan.project?.name,
    media: names(plan.media),
    cues: names(plan.cues),
    refused: plan.refused.map(({ name, reason }) => [name, reason]),
    passedOver: plan.passedOver,
  }).toEqual({
    project: 'new.scenario.json',
    media: ['A.MP4', 'clips', 'in.mov'],
    cues: ['words.SRT'],
    refused: [
      ['empty.mp4', 'empty'],
      ['huge.mkv', 'large'],
      ['notes.docx', 'unknown'],
      ['noending', 'unknown'],
      ['old.scenario.json', 'many'],
      ['letters', 'nothing'],
    ],
    passedOver: 2,
  });
});

test.each([
  [['video/mp4', 'image/png'], 'media'],
  [['application/json'], 'project'],
  [['application/x-subrip'], 'cues'],
  [['video/mp4', ''], 'unknown'],
  [[], 'unknown'],
])('files of types %j promise %s', (types, kind) => {
  expect(promisedKind(types)).toBe(kind);
});

test.each([
  ['a.mp4', '/films', '/films/a.mp4'],
  ['sub/a.mp4', 'C:\\films\\', 'C:\\films\\sub/a.mp4'],
  ['/x/a.mp4', null, '/x/a.mp4'],
  ['C:\\a.mp4', '/films', 'C:\\a.mp4'],
  ['upload://7', '/films', 'upload://7'],
  ['a.mp4', null, null],
])('%s of a project in %s lies at %s', (src, baseDir, place) => {
  expect(placeOf(src, baseDir)).toBe(place);
});
