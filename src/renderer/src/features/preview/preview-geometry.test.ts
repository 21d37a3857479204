import { expect, test } from 'vitest';
import { placePicture } from '../../../../shared/film/place-picture.ts';
import { pictureBoxes } from './draw-picture.ts';
import { movedLayout, resizedLayout, roomOf } from './layout-edit.ts';
import { snapBox } from './snap-box.ts';
import { filmPlace } from './use-film-place.ts';

const STAGE = { widthPx: 1000, heightPx: 500 };
const layout = (anchor: 'bc' | 'tl' | 'cr', widthPx: number | null = null) => ({
  ...{ anchor, xPx: 500, yPx: 400, widthPx },
  ...{ heightPx: null, rotateDegrees: 0 },
});

test('a picture that covers the stage is cut evenly, in its own pixels; one that is contained stands in the middle', () => {
  const picture = { widthPx: 2000, heightPx: 2000 };
  expect(pictureBoxes(placePicture(picture, STAGE, 'cover'), picture)).toEqual({
    from: { xPx: 0, yPx: 500, widthPx: 2000, heightPx: 1000 },
    to: { xPx: 0, yPx: 0, widthPx: 1000, heightPx: 500 },
  });
  expect(pictureBoxes(placePicture(picture, STAGE, 'contain'), picture)).toEqual({
    from: { xPx: 0, yPx: 0, widthPx: 2000, heightPx: 2000 },
    to: { xPx: 250, yPx: 0, widthPx: 500, heightPx: 500 },
  });
});

test('a moved box sticks to the middle and the safe edges, and says which', () => {
  const box = { xPx: 400, yPx: 100, widthPx: 100, heightPx: 50 };
  expect(snapBox(box, 47, 3, STAGE, 6)).toEqual({ dxPx: 50, dyPx: 3, guides: { xPx: [500], yPx: [] } });
  expect(snapBox(box, 0, 322, STAGE, 6)).toEqual({ dxPx: 0, dyPx: 325, guides: { xPx: [500], yPx: [475] } });
  expect(snapBox(box, 47, 3, STAGE, 0)).toEqual({ dxPx: 47, dyPx: 3, guides: { xPx: [], yPx: [] } });
});

test('moving writes fractions of the stage', () => {
  expect(movedLayout(layout('bc'), 10, -25, STAGE)).toEqual({ x: 0.51, y: 0.75 });
});

test('a handle leaves the opposite side where it is; a box anchored in its middle grows both ways', () => {
  const box = { widthPx: 200, heightPx: 100 };
  expect(resizedLayout({ layout: layout('bc', 200) }, box, 'end', 30, STAGE)).toEqual({ width: 0.26 });
  expect(resizedLayout({ layout: layout('tl', 200) }, box, 'start', -30, STAGE)).toEqual({
    width: 0.23,
    x: 0.47,
  });
  expect(resizedLayout({ layout: layout('cr', 200) }, box, 'end', 30, STAGE)).toEqual({
    width: 0.23,
    x: 0.53,
  });
  expect(resizedLayout({ layout: layout('bc') }, box, 'bottom', 50, STAGE)).toEqual({ height: 0.3, y: 0.9 });
  expect(resizedLayout({ layout: layout('bc', 200) }, box, 'end', -500, STAGE)).toEqual({ width: 0.008 });
});

test('handles stand on the width a text wraps in', () => {
  const rect = { xPx: 450, yPx: 380, widthPx: 100, heightPx: 20 };
  expect(roomOf({ layout: layout('bc', 600) }, rect)).toEqual({ ...rect, xPx: 200, widthPx: 600 });
  expect(roomOf({ layout: layout('bc') }, rect)).toEqual(rect);
});

test('the film fits its ground, or keeps the size asked for, on whole pixels', () => {
  expect(filmPlace({ widthPx: 516, heightPx: 900 }, STAGE, null)).toEqual({
    scale: 0.5,
    leftPx: 8,
    topPx: 325,
  });
  expect(filmPlace({ widthPx: 1201, heightPx: 301 }, STAGE, 1)).toEqual({ scale: 1, leftPx: 100, topPx: 0 });
});
