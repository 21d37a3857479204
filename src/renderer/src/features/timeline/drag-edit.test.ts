import { expect, test } from 'vitest';
import { fakeStudio } from '../../../../../test/web/fake-studio.ts';
import { clipsOf, cuesOf } from '../../../../shared/edit/document.ts';
import { filmOf, shownFilmOf } from '../../store/derived.ts';
import { dragDraft, dragEdit, trimRoom } from './drag-edit.ts';
import { dragged, type MoveDrag, type TrimDrag } from './drag.ts';
import { clipItems, cueRows } from './timeline-rows.ts';

const FREE = { points: [], reach: 0 };

/** Three clips of the same ten seconds of film, at 30 frames a second, and two cues. */
async function project() {
  const document = {
    cueframe: 1,
    stage: { frameRate: 30 },
    media: { m: { src: '/m.mp4' } },
    timeline: [
      { id: 'p1', media: 'm', in: 2, out: 4 },
      { id: 'p2', media: 'm', in: 0, out: 1 },
      { id: 'p3', media: 'm', in: 5, out: 9 },
    ],
    cues: [
      { id: 'c1', type: 'text', text: 'one', start: 1, end: 2 },
      { id: 'c2', type: 'text', text: 'two', start: 3, end: 5 },
    ],
  };
  const opened = {
    path: '/a',
    baseDir: null,
    document,
    problems: [],
    digest: null,
    media: { found: [], changed: [] },
  };
  const { session } = fakeStudio({ openProject: () => opened });
  await session.project.go({ type: 'open', place: '/a' });
  const state = session.store.getState();
  const film = filmOf(state);
  const items = [...clipItems(film), ...cueRows(cuesOf(document), film.rate).flatMap((row) => row.items)];
  const grasp = (what: 'cues' | 'clips', ...ids: string[]) => {
    const own = items.filter(({ id }) => ids.includes(id));
    const [item = own[0]!] = own.filter(({ id }) => id === ids[0]);
    return { what, item, items: own, ids: new Set(ids), deltaFrames: 0, snappedFrame: null };
  };
  const move = (by: number, what: 'cues' | 'clips', ...ids: string[]): MoveDrag =>
    dragged({ kind: 'move', ...grasp(what, ...ids) }, by, FREE);
  const trim = (edge: 'start' | 'end', by: number, what: 'cues' | 'clips', ...ids: string[]): TrimDrag => {
    const grasped = grasp(what, ...ids);
    return dragged(
      { kind: 'trim', ...grasped, edge, room: trimRoom(state, what, grasped.items, edge) },
      by,
      FREE,
    );
  };
  return { session, state, move, trim };
}

test('clips go together to where the grasped one was let go', async () => {
  const { state, move } = await project();
  const order = (drag: MoveDrag) => clipsOf(dragEdit(state, drag).document).map(({ id }) => id);
  expect(order(move(46, 'clips', 'p1'))).toEqual(['p2', 'p1', 'p3']);
  expect(order(move(150, 'clips', 'p1', 'p2'))).toEqual(['p3', 'p1', 'p2']);
  expect(order(move(-80, 'clips', 'p3', 'p1'))).toEqual(['p1', 'p3', 'p2']);
});

test('a clip is trimmed within its source, and the preview shows the frame at the edge', async () => {
  const { state, trim } = await project();
  const after = (drag: TrimDrag) => {
    const draft = dragDraft(state, drag);
    const spans = clipItems(shownFilmOf({ ...state, draft })).map(({ startFrame, endFrame }) => [
      startFrame,
      endFrame,
    ]);
    return { spans, frame: draft.frame };
  };
  expect(after(trim('end', -20, 'clips', 'p1'))).toEqual({
    spans: [
      [0, 40],
      [40, 70],
      [70, 190],
    ],
    frame: 39,
  });
  expect(after(trim('start', -500, 'clips', 'p3'))).toEqual({
    spans: [
      [0, 60],
      [60, 90],
      [90, 360],
    ],
    frame: 90,
  });
  expect(after(trim('end', 400, 'clips', 'p3', 'p1')).spans).toEqual([
    [0, 90],
    [90, 120],
    [120, 270],
  ]);
});

test('trimmed cues show the frame at the edge; moved ones leave the preview where it is', async () => {
  const { state, trim, move } = await project();
  const times = (drag: TrimDrag | MoveDrag) => {
    const { document, frame } = dragDraft(state, drag);
    return { spans: cuesOf(document).map(({ start, end }) => [start, end]), frame };
  };
  expect(times(trim('end', 15, 'cues', 'c2', 'c1'))).toEqual({
    spans: [
      [1, 2.5],
      [3, 5.5],
    ],
    frame: 164,
  });
  expect(times(trim('start', -300, 'cues', 'c2', 'c1'))).toEqual({
    spans: [
      [0, 2],
      [2, 5],
    ],
    frame: 60,
  });
  expect(times(move(30, 'cues', 'c1'))).toEqual({
    spans: [
      [2, 3],
      [3, 5],
    ],
    frame: null,
  });
});

test('a drag back to where it began is no edit', async () => {
  const { session, state, trim, move } = await project();
  for (const drag of [
    move(0, 'clips', 'p1'),
    move(0, 'cues', 'c1'),
    trim('end', 0, 'clips', 'p1'),
    trim('end', 0, 'cues', 'c1'),
  ])
    expect(dragEdit(state, drag).document).toBe(session.store.getState().project?.document);
});
