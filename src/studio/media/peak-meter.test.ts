import { expect, test } from 'vitest';
import { createPeakMeter } from './peak-meter.ts';

const samples = (...values: number[]) => {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => bytes.writeInt16LE(value, index * 2));
  return bytes;
};

test('the loudest sample of each group counts, whatever its sign, and the last group may be short', () => {
  const meter = createPeakMeter(2);
  meter.add(samples(0, 16_384, -32_768, 5, 0, 0, -8192));
  expect(meter.peaks()).toEqual([0.5, 1, 0, 0.25]);
});

test('chunks may be cut anywhere', () => {
  const bytes = samples(1000, -2000, 3000, -4000, 5000);
  const meter = createPeakMeter(2);
  for (const byte of bytes) meter.add(Buffer.from([byte]));
  const whole = createPeakMeter(2);
  whole.add(bytes);
  expect(meter.peaks()).toEqual(whole.peaks());
});
