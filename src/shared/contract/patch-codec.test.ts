import { expect, test } from 'vitest';
import { decodeBatch, encodeBatch, type PatchBatch } from './patch-codec.ts';

const batch: PatchBatch = {
  id: 7,
  isLast: true,
  patches: [
    {
      frame: 12,
      lane: 1,
      window: { xPx: 2, yPx: 4, widthPx: 2, heightPx: 2 },
      data: new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
    },
    { frame: 20, lane: 0, window: { xPx: 0, yPx: 0, widthPx: 0, heightPx: 0 }, data: null },
  ],
};

test('a batch of patches comes back as it was sent', () => {
  expect(decodeBatch(encodeBatch(batch))).toEqual(batch);
});

test('a batch is read from the middle of a larger buffer', () => {
  const wire = encodeBatch(batch);
  const larger = new Uint8Array(wire.byteLength + 9);
  larger.set(wire, 5);
  expect(decodeBatch(larger.subarray(5, 5 + wire.byteLength))).toEqual(batch);
});

test('a cut message is refused', () => {
  const wire = encodeBatch(batch);
  for (let length = 0; length < wire.byteLength - 28; length += 4)
    expect(() => decodeBatch(wire.subarray(0, length))).toThrow(RangeError);
});
