import { expect, test } from 'vitest';
import { frameRate } from '../time.ts';
import { readTime } from './time-entry.ts';

test.each([
  ['00:00:02:12', 62],
  ['2:12', 62],
  ['2.5', 63],
  ['2,5', 63],
  ['+5', 225],
  ['+ 0,4 s', 110],
  ['-0,4', 90],
  ['−1:00', 75],
  ['-5', null], // before the film
  ['abc', null],
  ['+', null],
  ['', null],
  ['1,2,3', null],
])('"%s" beside frame 100 is read as frame %s', (text, frame) => {
  expect(readTime(text, frameRate(25), 100)).toBe(frame);
});

test('nothing is more or less than a time that is not there', () => {
  expect([readTime('+1', frameRate(25), null), readTime('1', frameRate(25), null)]).toEqual([null, 25]);
});
