import { expect, test } from 'vitest';
import { EMPTY_WINDOW, type PixelWindow } from '../../shared/pixels/pixel-window.ts';
import { yuvaBytes } from '../../shared/pixels/rgba-to-yuva.ts';
import { seededRandom } from '../../../test/helpers/test-random.ts';
import { LaneBuffer } from './lane-buffer.ts';

type Plane = { readonly widthPx: number; readonly values: number[] };

/** A picture as four planes, changed pixel by pixel. */
class Reference {
  readonly planes: Plane[];

  constructor(widthPx: number, heightPx: number) {
    const plane = (divisor: number, value: number): Plane => ({
      widthPx: widthPx / divisor,
      values: new Array<number>((widthPx / divisor) * (heightPx / divisor)).fill(value),
    });
    this.planes = [plane(1, 0), plane(2, 128), plane(2, 128), plane(1, 0)];
  }

  apply(window: PixelWindow, data: Uint8Array): void {
    let from = 0;
    for (const [index, { widthPx, values }] of this.planes.entries()) {
      const divisor = index === 1 || index === 2 ? 2 : 1;
      for (let y = 0; y < window.heightPx / divisor; y += 1)
        for (let x = 0; x < window.widthPx / divisor; x += 1)
          values[(window.yPx / divisor + y) * widthPx + window.xPx / divisor + x] = data[from++] ?? 0;
    }
  }

  clear(): void {
    for (const [index, { values }] of this.planes.entries())
      values.fill(index === 1 || index === 2 ? 128 : 0);
  }

  bytes(): number[] {
    return this.planes.flatMap(({ values }) => values);
  }
}

const lane = (widthPx: number, heightPx: number) => ({ xPx: 10, yPx: 20, widthPx, heightPx });

test('a lane starts clear and without colour', () => {
  expect([...new LaneBuffer(lane(4, 2)).bytes]).toEqual([
    ...[0, 0, 0, 0, 0, 0, 0, 0],
    ...[128, 128, 128, 128],
    ...[0, 0, 0, 0, 0, 0, 0, 0],
  ]);
});

test('a clear patch leaves nothing of the picture, not even its colour', () => {
  const buffer = new LaneBuffer(lane(2, 2));
  const data = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  buffer.apply({ frame: 0, lane: 0, window: { xPx: 0, yPx: 0, widthPx: 2, heightPx: 2 }, data });
  expect([...buffer.bytes]).toEqual([...data]);
  buffer.apply({ frame: 1, lane: 0, window: EMPTY_WINDOW, data: null });
  expect([...buffer.bytes]).toEqual([0, 0, 0, 0, 128, 128, 0, 0, 0, 0]);
});

test('patches anywhere, in any order, give the picture that pixel by pixel gives', () => {
  const random = seededRandom(3);
  const even = (below: number) => 2 * Math.floor((random() * below) / 2);
  for (let trial = 0; trial < 30; trial += 1) {
    const [widthPx, heightPx] = [2 + even(40), 2 + even(24)];
    const buffer = new LaneBuffer(lane(widthPx, heightPx));
    const reference = new Reference(widthPx, heightPx);
    for (let frame = 0; frame < 12; frame += 1) {
      if (random() < 0.15) {
        buffer.apply({ frame, lane: 0, window: EMPTY_WINDOW, data: null });
        reference.clear();
        continue;
      }
      const [xPx, yPx] = [even(widthPx), even(heightPx)];
      const window = { xPx, yPx, widthPx: 2 + even(widthPx - xPx), heightPx: 2 + even(heightPx - yPx) };
      // as on the wire: a view into a larger message
      const message = Uint8Array.from(
        { length: yuvaBytes(window.widthPx, window.heightPx) + 6 },
        () => random() * 256,
      );
      const data = message.subarray(3, message.length - 3);
      buffer.apply({ frame, lane: 0, window, data });
      reference.apply(window, data);
    }
    expect([...buffer.bytes]).toEqual(reference.bytes());
  }
});
