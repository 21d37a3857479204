import { expect, test } from 'vitest';
import { frameRate } from '../../shared/time.ts';
import { rangeFrames, readRange } from './range.ts';

test.each([
  ['0:1', 30, 0, 30],
  ['2.5:10', 30, 75, 300],
  ['100f:200f', 30, 100, 200],
  ['100f:10', 30, 100, 300],
  ['01:00:01:30', 30, 1800, 2700],
  ['00:01:00:00:02:30.5', 30, 1800, 4515],
  ['90:00:91:00', 25, 135_000, 136_500],
])('%s at %i fps is frames %i to %i', (text, rate, startFrame, endFrame) => {
  expect(rangeFrames(readRange(text, '--range'), frameRate(rate))).toEqual({ startFrame, endFrame });
});

test('seconds are turned into frames by the exact rate', () => {
  const choice = readRange('00:10:00:00:20:00', '--range');
  expect(rangeFrames(choice, frameRate(30_000, 1001))).toEqual({ startFrame: 17_982, endFrame: 35_964 });
});

test.each([
  '',
  '5',
  ':5',
  '5:',
  'a:b',
  '1:2:3',
  '1:2:3:4:5',
  '-1:5',
  '0:1:2:75',
  '1e3:2e3',
  '5f:',
  '1:2:3:4:5:6:7:8',
])('refuses "%s"', (text) => {
  expect(() => readRange(text, '--range')).toThrow(/^--range is A:B/);
});

test.each(['5:5', '10:2', '20f:10f'])('refuses %s, which ends before it starts', (text) => {
  expect(() => readRange(text, '--range')).toThrow(`--range must end after it starts, not "${text}"`);
});

test('a range of mixed units that covers no frame is refused once the rate is known', () => {
  expect(() => rangeFrames(readRange('300f:10', '--range'), frameRate(30))).toThrow(
    '--range covers no frame: it runs from frame 300 to frame 300',
  );
});
