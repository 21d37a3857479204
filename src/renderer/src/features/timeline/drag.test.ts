import { expect, test } from 'vitest';
import { cueRoom } from '../../../../shared/edit/trim-room.ts';
import {
  clipIndexAt,
  draftItems,
  draftSpan,
  dragged,
  rangeBetween,
  type Drag,
  type Snapping,
  type TrimDrag,
} from './drag.ts';
import { moveFocus, type Focus, type FocusMove } from './move-focus.ts';
import type { TimelineRow } from './timeline-rows.ts';

const item = (id: string, startFrame: number, endFrame: number) => ({ id, text: id, startFrame, endFrame });
const FREE = { points: [], reach: 0 };

const grasped = (...items: ReturnType<typeof item>[]) => ({
  ...{ what: 'cues' as const, item: items[0]!, items, ids: new Set(items.map(({ id }) => id)) },
  ...{ deltaFrames: 0, snappedFrame: null },
});

test('a moved cue sticks to what its nearer edge meets, and never starts before the film', () => {
  const drag: Drag = { kind: 'move', ...grasped(item('a', 20, 30), item('b', 12, 14)) };
  const points = { points: [50, 71], reach: 3 };
  expect([18.4, 28.4, 60, 31].map((by) => dragged(drag, by, points))).toMatchObject([
    { deltaFrames: 20, snappedFrame: 50 }, // its end
    { deltaFrames: 30, snappedFrame: 50 }, // its start
    { deltaFrames: 60, snappedFrame: null },
    { deltaFrames: 30, snappedFrame: 50 },
  ]);
  expect(dragged(drag, -40, FREE)).toMatchObject({ deltaFrames: -12, snappedFrame: null });
});

test('what a drag moves is drawn where it would go, the others of the row where they are', () => {
  const row = [item('b', 12, 14), item('c', 15, 18), item('a', 20, 30)];
  const drag = dragged({ kind: 'move', ...grasped(item('a', 20, 30), item('b', 12, 14)) } as const, 5, FREE);
  expect(draftItems(row, drag)).toEqual({
    still: [item('c', 15, 18)],
    moved: [item('b', 17, 19), item('a', 25, 35)],
  });
  expect(draftItems([item('x', 0, 1)], drag)).toEqual({ still: [item('x', 0, 1)], moved: [] });
});

test('a trimmed edge sticks to points and stays within its room', () => {
  const trim = (edge: 'start' | 'end'): TrimDrag => ({
    kind: 'trim',
    ...grasped(item('a', 20, 30)),
    ...{ edge, room: cueRoom(item('a', 20, 30), edge) },
  });
  const after = (edge: 'start' | 'end', by: number, snapping: Snapping = FREE) => {
    const drag = dragged(trim(edge), by, snapping);
    return [draftSpan(drag.item, drag), drag.snappedFrame];
  };
  const points = { points: [35], reach: 2 };
  expect(after('end', 4, points)).toEqual([{ startFrame: 20, endFrame: 35 }, 35]);
  expect(after('end', 1, points)).toEqual([{ startFrame: 20, endFrame: 31 }, null]);
  expect(after('end', -40)).toEqual([{ startFrame: 20, endFrame: 21 }, null]);
  expect(after('start', 40)).toEqual([{ startFrame: 29, endFrame: 30 }, null]);
  expect(after('start', -40)).toEqual([{ startFrame: 0, endFrame: 30 }, null]);
});

test('a clip goes where its middle passes the middles of others', () => {
  const clips = [item('a', 0, 10), item('b', 10, 20), item('c', 20, 30)];
  expect([4, 16, 26].map((middle) => clipIndexAt(clips, new Set(['a']), middle))).toEqual([0, 1, 2]);
  expect(clipIndexAt(clips, new Set(['c']), 3)).toBe(0);
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
