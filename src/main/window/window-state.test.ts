import { expect, test } from 'vitest';
import { placeWindow, type Bounds } from './window-state.ts';

const FULL_HD: Bounds = { x: 0, y: 0, width: 1920, height: 1040 };
const SECOND: Bounds = { x: 1920, y: 0, width: 2560, height: 1400 };
const place = (bounds: Bounds | null, displays: readonly Bounds[]) =>
  placeWindow({ bounds, isMaximized: false }, displays);

test.each<[string, Bounds | null, readonly Bounds[], object]>([
  ['the first start is in the middle, at its own size', null, [FULL_HD], { width: 1440, height: 900 }],
  [
    'a small screen gets a smaller window',
    null,
    [{ x: 0, y: 0, width: 1280, height: 720 }],
    { width: 1280, height: 720 },
  ],
  [
    'a window opens where it was, also on the second display',
    { x: 2000, y: 100, width: 1600, height: 1000 },
    [FULL_HD, SECOND],
    { x: 2000, y: 100, width: 1600, height: 1000 },
  ],
  [
    'a window of a display that is gone comes back, and fits',
    { x: 2000, y: 100, width: 2400, height: 1300 },
    [FULL_HD],
    { width: 1920, height: 1040 },
  ],
  [
    'a window whose title is above the screen comes back',
    { x: 100, y: -500, width: 1440, height: 900 },
    [FULL_HD],
    { width: 1440, height: 900 },
  ],
  [
    'a window of which only a sliver is left comes back',
    { x: 1900, y: 100, width: 1440, height: 900 },
    [FULL_HD],
    { width: 1440, height: 900 },
  ],
])('%s', (_name, bounds, displays, placed) => {
  expect(place(bounds, displays)).toEqual(placed);
});
