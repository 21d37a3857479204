import { expect, test } from 'vitest';
import { clipIndexAt, draftSpan, dragged, rangeBetween, type Drag } from './drag.ts';
import { moveFocus, type Focus, type FocusMove } from './move-focus.ts';
import type { TimelineRow } from './timeline-rows.ts';

const item = (id: string, startFrame: number, endFrame: number) => ({ id, text: id, startFrame, endFrame });
const FREE = { points: [], reach: 0 };

test('a moved cue sticks to what its nearer edge meets, and never starts before the film', () => {
  const drag: Drag = {
    kind: 'move',
    what: 'cues',
    ids: new Set(['a', 'b']),
    item: item('a', 20, 30),
    earliestFrame: 12,
    deltaFrames: 0,
  };
  const points = { points: [50, 71], reach: 3 };
  expect(dragged(drag, 18.4, points).deltaFrames).toBe(20); // its end at 50
  expect(dragged(drag, 28.4, points).deltaFrames).toBe(30); // its start at 50
  expect(dragged(drag, -40, FREE).deltaFrames).toBe(-12);
  expect(draftSpan(item('b', 12, 14), dragged(drag, 5, FREE))).toEqual({ startFrame: 17, endFrame: 19 });
  expect(draftSpan(item('c', 12, 14), dragged(drag, 5, FREE))).toEqual(item('c', 12, 14));
});

test('a trimmed edge sticks to points and stays a frame from the other edge', () => {
  const trim = (edge: 'start' | 'end'): Drag => ({
    kind: 'trim',
    what: 'cues',
    item: item('a', 20, 30),
    edge,
    deltaFrames: 0,
  });
  const span = (edge: 'start' | 'end', by: number, snapping = FREE as { points: number[]; reach: number }) =>
    draftSpan(item('a', 20, 30), dragged(trim(edge), by, snapping));
  expect(span('end', 4, { points: [35], reach: 2 })).toEqual({ startFrame: 20, endFrame: 35 });
  expect(span('end', -40)).toEqual({ startFrame: 20, endFrame: 21 });
  expect(span('start', 40)).toEqual({ startFrame: 29, endFrame: 30 });
  expect(span('start', -40)).toEqual({ startFrame: 0, endFrame: 30 });
});

test('a clip goes where its middle passes the middles of others', () => {
  const clips = [item('a', 0, 10), item('b', 10, 20), item('c', 20, 30)];
  expect([4, 16, 26].map((middle) => clipIndexAt(clips, 'a', middle))).toEqual([0, 1, 2]);
  expect(clipIndexAt(clips, 'c', 3)).toBe(0);
});

test('a range has a frame at least and stays within the film', () => {
  expect(rangeBetween(30.2, 12.7, 100)).toEqual({ startFrame: 13, endFrame: 30 });
  expect(rangeBetween(-5, 500, 100)).toEqual({ startFrame: 0, endFrame: 100 });
  expect(rangeBetween(7, 7, 100)).toEqual({ startFrame: 7, endFrame: 8 });
});

test('arrow keys go along a row, and to what is nearest in time in the next', () => {
  const row = (key: string, ...items: ReturnType<typeof item>[]): TimelineRow => ({
    ...{ key, kind: 'cues', items, track: null, layer: 0, number: 1 },
  });
  const rows = [
    row('one', item('a', 0, 10), item('b', 20, 30)),
    row('two', item('c', 0, 4), item('d', 22, 60)),
  ];
  const walk = (start: Focus | null, ...moves: FocusMove[]) => {
    let focus = start;
    return moves.map((move) => {
      focus = moveFocus(rows, focus, move, 0);
      return focus?.itemId ?? `row ${focus?.rowKey}`;
    });
  };
  expect(walk(null, 'down', 'right', 'right', 'down', 'left', 'left', 'up', 'right', 'rowEnd')).toEqual([
    ...['a', 'b', 'b', 'd', 'c', 'row two', 'row one', 'a', 'b'],
  ]);
  expect(walk({ rowKey: 'two', itemId: 'd' }, 'first', 'last', 'rowStart', 'down')).toEqual([
    'a',
    'd',
    'c',
    'c',
  ]);
  expect(moveFocus([], null, 'right', 0)).toBe(null);
});
