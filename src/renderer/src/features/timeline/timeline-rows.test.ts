import { expect, test } from 'vitest';
import { frameRate } from '../../../../shared/time.ts';
import { clipRows, cueRows } from './timeline-rows.ts';

const cue = (id: string, start: number, end: number, more = {}) => ({
  id,
  type: 'text',
  text: id,
  start,
  end,
  ...more,
});
const shown = (rows: ReturnType<typeof cueRows>) =>
  rows.map(
    ({ key, items }) =>
      `${key}: ${items.map(({ id, startFrame, endFrame }) => `${id} ${startFrame}-${endFrame}`).join(', ')}`,
  );

test('cues stand in rows by track and layer, those at the same time below each other', () => {
  const rows = cueRows(
    [
      cue('b', 1, 3),
      cue('a', 0, 2),
      cue('top', 0, 1, { layer: 2 }),
      cue('c', 2, 4),
      cue('t', 0, 1, { track: 'names' }),
    ],
    frameRate(25),
  );
  expect(shown(rows)).toEqual([
    '/2/0: top 0-25',
    '/0/0: a 0-50, c 50-100',
    '/0/1: b 25-75',
    'names/0/0: t 0-25',
  ]);
});

test('a cue shorter than a frame has one, and a cue without words is known by its kind', () => {
  const [row] = cueRows([{ id: 's', type: 'shape', start: 1, end: 1.001 }], frameRate(25));
  expect(row?.items).toEqual([{ id: 's', text: '', cueType: 'shape', startFrame: 25, endFrame: 26 }]);
});

test('clips are a row of pictures, and of sound where any has some', () => {
  const clips = [
    { clip: { id: 'p1', media: 'a' }, start: 0, end: 2, startFrame: 0, endFrame: 60 },
    { clip: { id: 'p2', media: 'b' }, start: 2, end: 3, startFrame: 60, endFrame: 90 },
  ];
  const film = { widthPx: 1, heightPx: 1, rate: frameRate(30), totalFrames: 90, clips };
  expect(shown(clipRows(film, (id) => id === 'b'))).toEqual([
    'picture: p1 0-60, p2 60-90',
    'sound: p2 60-90',
  ]);
  expect(clipRows(film, () => false)).toHaveLength(1);
});
