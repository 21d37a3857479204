import { expect, test } from 'vitest';
import { seededRandom } from '../../../test/helpers/test-random.ts';
import { placePicture } from './place-picture.ts';

const size = (widthPx: number, heightPx: number): { widthPx: number; heightPx: number } => ({
  widthPx,
  heightPx,
});

test('a picture of the stage’s size is left as it is, however it is to fit', () => {
  for (const fit of ['contain', 'cover', 'stretch'] as const)
    expect(placePicture(size(1920, 1080), size(1920, 1080), fit)).toEqual({
      ...{ scaledWidthPx: 1920, scaledHeightPx: 1080, cropXPx: 0, cropYPx: 0 },
      ...{ cropWidthPx: 1920, cropHeightPx: 1080, xPx: 0, yPx: 0 },
    });
});

test('contain puts the whole picture in the middle', () => {
  expect(placePicture(size(640, 360), size(1080, 1920), 'contain')).toEqual({
    ...{ scaledWidthPx: 1080, scaledHeightPx: 608, cropXPx: 0, cropYPx: 0 },
    ...{ cropWidthPx: 1080, cropHeightPx: 608, xPx: 0, yPx: 656 },
  });
});

test('cover cuts the overhang off evenly', () => {
  expect(placePicture(size(640, 360), size(1080, 1920), 'cover')).toEqual({
    ...{ scaledWidthPx: 3414, scaledHeightPx: 1920, cropXPx: 1166, cropYPx: 0 },
    ...{ cropWidthPx: 1080, cropHeightPx: 1920, xPx: 0, yPx: 0 },
  });
});

test('all numbers are even and inside the stage, for any sizes', () => {
  const random = seededRandom(3);
  for (let trial = 0; trial < 500; trial += 1) {
    const picture = size(1 + Math.floor(random() * 4000), 1 + Math.floor(random() * 4000));
    const stage = size(16 + 2 * Math.floor(random() * 2000), 16 + 2 * Math.floor(random() * 2000));
    for (const fit of ['contain', 'cover', 'stretch'] as const) {
      const placed = placePicture(picture, stage, fit);
      expect(Object.values(placed).filter((value) => value % 2 !== 0 || value < 0)).toEqual([]);
      expect(placed.xPx + placed.cropWidthPx).toBeLessThanOrEqual(stage.widthPx);
      expect(placed.yPx + placed.cropHeightPx).toBeLessThanOrEqual(stage.heightPx);
      expect(placed.cropXPx + placed.cropWidthPx).toBeLessThanOrEqual(placed.scaledWidthPx);
      expect(placed.cropYPx + placed.cropHeightPx).toBeLessThanOrEqual(placed.scaledHeightPx);
    }
  }
});
