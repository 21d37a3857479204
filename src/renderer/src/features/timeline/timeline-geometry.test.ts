import { expect, test } from 'vitest';
import { frameRate } from '../../../../shared/time.ts';
import { filmTiles } from './film-tiles.ts';
import { hitItem } from './hit-item.ts';
import { rowPicture, runsPath } from './narrow-runs.ts';
import { peaksPath, peaksPerSecond } from './peaks-path.ts';
import { placeRows, rowAt, rowsWithin } from './row-layout.ts';
import { itemsWithin } from './row-range.ts';
import { bandItems } from './rubber-band.ts';
import { labelStepFrames, rulerTicks } from './ruler-ticks.ts';
import { contentWidthPx, fitScale, frameAtPx, MOST_PX_PER_FRAME, zoomed } from './time-scale.ts';
import type { TimelineRow } from './timeline-rows.ts';

const item = (id: string, startFrame: number, endFrame: number) => ({ id, text: id, startFrame, endFrame });
const row = (key: string, kind: TimelineRow['kind'], ...items: ReturnType<typeof item>[]): TimelineRow => ({
  ...{ key, kind, items },
  ...{ track: null, layer: 0, number: 1 },
});
const ROWS = [
  row('one', 'cues', item('a', 0, 10), item('b', 10, 20), item('c', 40, 50)),
  row('two', 'cues', item('d', 5, 15)),
  row('picture', 'picture', item('p', 0, 100)),
];

test('zooming keeps the frame under the pointer, and stops at the whole film and at single frames', () => {
  const film = { totalFrames: 1000, widthPx: 500 };
  const scale = { pxPerFrame: 2, scrollPx: 300 };
  const near = zoomed(scale, 3, 120, film);
  expect(frameAtPx(120, near)).toBeCloseTo(frameAtPx(120, scale), 9);
  expect(zoomed(scale, 1000, 0, film).pxPerFrame).toBe(MOST_PX_PER_FRAME);
  expect(zoomed(scale, 0, 250, film)).toEqual({ pxPerFrame: fitScale(1000, 500), scrollPx: 0 });
  expect(contentWidthPx(1000, fitScale(1000, 500), 500)).toBeGreaterThanOrEqual(500);
});

test('ruler labels are round times, never closer than they are wide', () => {
  const rate = frameRate(30_000, 1001);
  expect([0.01, 0.1, 1, 4, 40].map((px) => labelStepFrames(px, rate))).toEqual([18_000, 1800, 150, 30, 5]);
  const ticks = rulerTicks({ startFrame: 1795, endFrame: 1812 }, 10, frameRate(30));
  expect(ticks.filter(({ label }) => label !== null)).toEqual([{ frame: 1800, label: '00:01:00:00' }]);
});

test('where numbers are dropped, labels stand at the round codes and not at round counts of frames', () => {
  const rate = frameRate(30_000, 1001);
  const labelled = (span: { startFrame: number; endFrame: number }, px: number) =>
    rulerTicks(span, px, rate).filter(({ label }) => label !== null);
  expect(labelled({ startFrame: 107_000, endFrame: 112_000 }, 0.1)).toEqual([
    { frame: 107_892, label: '01:00:00;00' },
    { frame: 109_692, label: '01:01:00;02' },
    { frame: 111_490, label: '01:02:00;02' },
  ]);
  expect(rulerTicks({ startFrame: 1798.5, endFrame: 1804 }, 40, rate)).toEqual([
    ...[1798, 1799].map((frame) => ({ frame, label: null })),
    { frame: 1800, label: '00:01:00;02' },
    ...[1801, 1802].map((frame) => ({ frame, label: null })),
    { frame: 1803, label: '00:01:00;05' },
  ]);
});

test('the items in view are found by halving', () => {
  const { items } = ROWS[0] as TimelineRow;
  const within = (startFrame: number, endFrame: number) => {
    const { first, end } = itemsWithin(items, { startFrame, endFrame });
    return items.slice(first, end).map(({ id }) => id);
  };
  expect([within(0, 100), within(10, 11), within(20, 40), within(19, 41)]).toEqual([
    ['a', 'b', 'c'],
    ['b'],
    [],
    ['b', 'c'],
  ]);
});

test('a pointer hits edges within reach, inside and outside, and the middle of narrow items', () => {
  const { items } = ROWS[0] as TimelineRow;
  const hit = (xPx: number, pxPerFrame: number) => {
    const found = hitItem(items, xPx, pxPerFrame);
    return found && `${found.item.id} ${found.part}`;
  };
  expect([0, 50, 98, 102, 204, 250, 396, 498].map((xPx) => hit(xPx, 10))).toEqual([
    'a start',
    'a body',
    'a end',
    'b start',
    'b end',
    null,
    'c start',
    'c end',
  ]);
  expect(hit(4, 0.5)).toBe('a body'); // 5 px wide: no edges
});

test('a band takes the cues it touches, and clips only where there are none', () => {
  const band = (fromFrame: number, toFrame: number, fromRow: number, toRow: number) =>
    bandItems(ROWS, { fromFrame, toFrame, fromRow, toRow });
  expect(band(12, 4, 0, 1)).toEqual({ kind: 'cues', ids: ['a', 'b', 'd'] });
  expect(band(22, 30, 0, 2)).toEqual({ kind: 'clips', ids: ['p'] });
});

test('rows are placed from the ruler down, and found again', () => {
  const placed = placeRows(ROWS);
  expect(placed.map(({ topPx }) => topPx)).toEqual([28, 58, 88]);
  expect([27, 28, 57, 60, 500].map((yPx) => rowAt(placed, yPx)?.row.key ?? null)).toEqual([
    null,
    'one',
    'one',
    'two',
    null,
  ]);
  expect(rowsWithin(placed, 58, 88).map(({ row: own }) => own.key)).toEqual(['two']);
});

test('narrow items are drawn together: no more shapes than pixels, however many there are', () => {
  const many = Array.from({ length: 10_000 }, (_, index) => item(`c${index}`, index * 10, index * 10 + 9));
  const far = rowPicture(many, { startFrame: 0, endFrame: 100_000 }, 0.01, new Set(['c5000']));
  expect([far.elements.length, far.selectedRuns]).toEqual([0, [[500, 501]]]);
  expect(far.runs.length).toBeLessThanOrEqual(1000);
  const near = rowPicture(many, { startFrame: 0, endFrame: 100 }, 10, new Set());
  expect([near.elements.length, near.runs.length]).toEqual([10, 0]);
  const crowded = rowPicture(many, { startFrame: 0, endFrame: 100_000 }, 2, new Set());
  expect(crowded.elements.length).toBe(0);
  expect(runsPath([[1, 4]], 3, 20)).toBe('M1 3h3v20h-3z');
});

test('the pictures of a strip leave no gap, at times that neighbouring zooms and any scroll share', () => {
  const place = { fromPx: 0, toPx: 300, pxPerSecond: 50, inSeconds: 0.5, tilePx: 80 };
  expect(filmTiles(place)).toEqual(
    [0, 2, 4, 6].map((seconds) => ({
      ...{ seconds, endSeconds: seconds + 2 },
      ...{ leftPx: (seconds - 0.5) * 50, widthPx: 100 },
    })),
  );
  expect(filmTiles({ ...place, fromPx: 120 })).toEqual(filmTiles(place).slice(1));
});

test('a waveform shows the loudest of each column', () => {
  const peaks = { perSecond: 10, peaks: [0, 0.5, 0, 1] };
  const path = peaksPath(peaks, { fromPx: 0, toPx: 4, pxPerSecond: 10, inSeconds: 0, heightPx: 24 });
  expect(path).toBe('M0 7.0h1.5v10.0h-1.5zM2 2.0h1.5v20.0h-1.5z');
  expect([1, 600, 100_000].map(peaksPerSecond)).toEqual([100, 100, 2]);
});
