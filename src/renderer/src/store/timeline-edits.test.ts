import { expect, test } from 'vitest';
import { dropped, fakeStudio } from '../../../../test/web/fake-studio.ts';
import { removeClips, trimClip } from '../../../shared/edit/clip-edits.ts';
import { clipsOf, cuesOf } from '../../../shared/edit/document.ts';
import { documentOf } from './derived.ts';

const TALK = {
  cueframe: 1,
  stage: { width: 640, height: 360, frameRate: 25 },
  media: { m: { src: '/m.mp4', kind: 'video' } },
  timeline: [
    { id: 'p1', media: 'm', in: 0, out: 4 },
    { id: 'p2', media: 'm', in: 4, out: 6 },
    { id: 'p3', media: 'm', in: 6, out: 9 },
  ],
  cues: [
    { id: 'c1', type: 'text', text: 'one', start: 1, end: 2 },
    { id: 'c2', type: 'text', text: 'two', start: 4.5, end: 5 },
    { id: 'c3', type: 'text', text: 'three', start: 7.21, end: 8 },
  ],
};

async function talk() {
  const opened = {
    ...{ path: '/a', baseDir: null, document: TALK, problems: [], digest: null },
    media: { found: [], changed: [] },
  };
  const { session } = fakeStudio({ openProject: () => opened });
  await session.project.go({ type: 'open', place: '/a' });
  const document = () => documentOf(session.store.getState());
  const starts = () => cuesOf(document()).map(({ id, start }) => [id, start]);
  return { session, document, starts };
}

test('deleting a clip takes its captions along and brings the later ones forward, in one step', async () => {
  const { session, document, starts } = await talk();
  session.edit.select({ kind: 'clips', ids: ['p2'] });
  session.edit.deleteSelected();
  expect(starts()).toEqual([
    ['c1', 1],
    ['c3', 5.21],
  ]);
  session.edit.undo();
  expect(document()).toEqual(TALK);
  session.edit.redo();
  expect(starts()).toEqual([
    ['c1', 1],
    ['c3', 5.21],
  ]);
});

test('removing a file removes its clips, and the captions of the others go with theirs', async () => {
  const { session, starts } = await talk();
  session.edit.applyToClips({ name: 'removeClips' }, (before) => removeClips(before, ['p1']));
  session.media.remove('m');
  expect(starts()).toEqual([
    ['c2', 0.5],
    ['c3', 3.21],
  ]); // no clip is left to say where they belong
});

test('an edge that is dragged in and back in the inspector takes no caption with it', async () => {
  const { session, document } = await talk();
  const trimTo = (seconds: number) =>
    session.edit.applyToClips({ name: 'trimClip', mergeKey: 'out:p1', isAfresh: true }, (before) =>
      trimClip(before, 'p1', { edge: 'out', seconds, shortest: 0.04, sourceSeconds: 10 }),
    );
  trimTo(1.2);
  expect(cuesOf(document()).map(({ end }) => end)).toEqual([1.2, 2.2, 5.2]);
  trimTo(0.5);
  expect(cuesOf(document()).map(({ id }) => id)).toEqual(['c2', 'c3']);
  trimTo(4);
  expect(document()).toEqual(TALK);
});

test('several files are put on the timeline together, in their order, as one step', async () => {
  const { session, document } = await talk();
  await session.drop.take([dropped('b.mp4'), dropped('a.mp4'), dropped('d.mp4'), dropped('c.mp4')]);
  const { selection } = session.store.getState();
  expect(selection).toEqual({ kind: 'media', ids: ['b', 'a', 'd', 'c'] });
  const before = document();
  session.media.addToTimeline(selection.ids);
  expect(clipsOf(document()).slice(3)).toEqual([
    { id: 'p4', media: 'b', out: 10 },
    { id: 'p5', media: 'a', out: 10 },
    { id: 'p6', media: 'd', out: 10 },
    { id: 'p7', media: 'c', out: 10 },
  ]);
  expect(session.store.getState().selection).toEqual({ kind: 'clips', ids: ['p4', 'p5', 'p6', 'p7'] });
  session.edit.undo();
  expect(document()).toBe(before);
});
