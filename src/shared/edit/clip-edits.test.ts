import { expect, test } from 'vitest';
import type { MediaInfo } from '../media.ts';
import { frameRate } from '../time.ts';
import { addClip, moveClips, removeClips, splitClip, trimClip, updateClip } from './clip-edits.ts';
import type { ScenarioDocument } from './document.ts';
import { editedFilm } from './edited-film.ts';
import { addMedia, mediaUses, removeMedia, setStage } from './media-edits.ts';

const document: ScenarioDocument = {
  cueframe: 1,
  media: { a: { src: '/a.mp4' }, b: { src: '/b.png', kind: 'image' } },
  timeline: [
    { id: 'p1', media: 'a', in: 1, out: 4, transition: { type: 'fade', duration: 1 } },
    { id: 'p2', media: 'b', out: 5 },
  ],
  cues: [{ id: 'c1', type: 'image', media: 'b', start: 0, end: 1 }],
};
const info = (part: Partial<MediaInfo>) =>
  ({ durationSeconds: 10, video: null, audio: null, ...part }) as MediaInfo;
const timelineOf = (edited: ScenarioDocument) => edited['timeline'];

test('clips are added, moved and removed by id', () => {
  const added = addClip(document, { media: 'a' }, 1);
  expect(timelineOf(added.document)).toEqual([
    { id: 'p1', media: 'a', in: 1, out: 4, transition: { type: 'fade', duration: 1 } },
    { id: 'p3', media: 'a' },
    { id: 'p2', media: 'b', out: 5 },
  ]);
  const moved = moveClips(added.document, ['p3'], 9);
  expect((timelineOf(moved) as { id: string }[]).map(({ id }) => id)).toEqual(['p1', 'p2', 'p3']);
  expect(removeClips(moved, ['p3'])).toEqual(document);
  expect(moveClips(document, ['p1'], 0)).toBe(document);
});

test('several clips move together and keep their order', () => {
  const timeline = ['a', 'b', 'c', 'd'].map((id) => ({ id, media: 'm' }));
  const order = (ids: string[], to: number) =>
    (timelineOf(moveClips({ timeline }, ids, to)) as { id: string }[]).map(({ id }) => id).join('');
  expect([order(['a', 'c'], 0), order(['c', 'a'], 1), order(['a', 'b'], 2), order(['b'], -3)]).toEqual([
    ...['acbd', 'bacd', 'cdab', 'bacd'],
  ]);
});

test('a trim stays within the source and keeps a frame', () => {
  const trim = (edge: 'in' | 'out', seconds: number) =>
    (
      timelineOf(trimClip(document, 'p1', { edge, seconds, shortest: 0.04, sourceSeconds: 10 })) as unknown[]
    )[0];
  const clip = { id: 'p1', media: 'a', transition: { type: 'fade', duration: 1 } };
  expect(trim('in', -3)).toEqual({ ...clip, in: 0, out: 4 });
  expect(trim('in', 9)).toEqual({ ...clip, in: 3.96, out: 4 });
  expect(trim('out', 12)).toEqual({ ...clip, in: 1, out: 10 });
  expect(trim('out', 0)).toEqual({ ...clip, in: 1, out: 1.04 });
});

const at = (atSourceSeconds: number) => ({ atSourceSeconds, shortest: 0.04, sourceSeconds: 10 });

test('a split clip shows the same source on both sides of the cut', () => {
  expect(splitClip(document, 'p1', at(2.5))).toEqual({
    document: {
      ...document,
      timeline: [
        { id: 'p1', media: 'a', in: 1, out: 2.5, transition: { type: 'fade', duration: 1 } },
        { id: 'p3', media: 'a', in: 2.5, out: 4 },
        { id: 'p2', media: 'b', out: 5 },
      ],
    },
    ids: ['p3'],
  });
  expect(splitClip(updateClip(document, 'p1', { out: undefined }), 'p1', at(9.96)).ids).toEqual(['p3']);
  for (const seconds of [1, 1.03, 3.97, 4, 12])
    expect(splitClip(document, 'p1', at(seconds))).toEqual({ document, ids: [] });
});

test('media get readable ids, each file once', () => {
  const files = [
    { name: 'My Clip 01.MP4', src: '/x/My Clip 01.MP4', kind: 'video' },
    { name: 'my-clip-01.mov', src: '/y/my-clip-01.mov', kind: 'video' },
    { name: 'a.mp4', src: '/a.mp4' },
  ];
  const { document: edited, ids } = addMedia(document, files);
  expect({ ids, media: edited['media'] }).toEqual({
    ids: ['my-clip-01', 'my-clip-01-2', 'a'],
    media: {
      a: { src: '/a.mp4' },
      b: { src: '/b.png', kind: 'image' },
      'my-clip-01': { src: '/x/My Clip 01.MP4', kind: 'video' },
      'my-clip-01-2': { src: '/y/my-clip-01.mov', kind: 'video' },
    },
  });
});

test('a removed file takes along what shows it', () => {
  expect(mediaUses(document, 'b')).toBe(2);
  expect(removeMedia(document, 'b')).toEqual({
    cueframe: 1,
    media: { a: { src: '/a.mp4' } },
    timeline: [{ id: 'p1', media: 'a', in: 1, out: 4, transition: { type: 'fade', duration: 1 } }],
    cues: [],
  });
});

test('the film takes size and rate from its first video, and length from its clips', () => {
  const video = { widthPx: 1279, heightPx: 719, rate: frameRate(30000, 1001) } as MediaInfo['video'];
  const infoOf = (id: string) => (id === 'a' ? info({ kind: 'video', video }) : info({ kind: 'image' }));
  const { clips, ...shape } = editedFilm(updateClip(document, 'p1', { out: undefined }), infoOf);
  expect({ shape, spans: clips.map(({ start, end }) => [start, end]) }).toEqual({
    shape: { widthPx: 1280, heightPx: 720, rate: { num: 30000, den: 1001 }, totalFrames: 420 },
    spans: [
      [0, 9],
      [9, 14],
    ],
  });
  const written = setStage(document, { width: 64, height: 36, frameRate: 25 });
  expect(editedFilm(written, () => null)).toMatchObject({
    widthPx: 64,
    heightPx: 36,
    rate: { num: 25, den: 1 },
  });
});
