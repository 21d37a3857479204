import { expect, test } from 'vitest';
import { frameAt, frameRate, secondsAt, type FrameRate } from '../time.ts';
import { formatTimecode, parseTimecode } from './timecode.ts';

const NTSC = frameRate(30_000, 1001);
const FAST_NTSC = frameRate(60_000, 1001);

test.each([
  [0, frameRate(25), '00:00:00:00'],
  [18_001, frameRate(25), '00:12:00:01'],
  [12, frameRate(25, 2), '00:00:00:12'],
  [13, frameRate(25, 2), '00:00:01:00'], // at 1.04 s
  [45_000, frameRate(25, 2), '01:00:00:00'],
  [1, frameRate(1, 2), '00:00:02:00'],
  [59, frameRate(24_000, 1001), '00:00:02:11'],
  [86_400, frameRate(24_000, 1001), '01:00:00:00'],
  [1799, NTSC, '00:00:59;29'],
  [1800, NTSC, '00:01:00;02'],
  [17_981, NTSC, '00:09:59;29'],
  [17_982, NTSC, '00:10:00;00'],
  [107_892, NTSC, '01:00:00;00'],
  [2_589_407, NTSC, '23:59:59;29'],
  [3599, FAST_NTSC, '00:00:59;59'],
  [3600, FAST_NTSC, '00:01:00;04'],
  [35_964, FAST_NTSC, '00:10:00;00'],
  [215_784, FAST_NTSC, '01:00:00;00'],
  [5_178_815, FAST_NTSC, '23:59:59;59'],
])('frame %i at %o is %s', (frame, rate, code) => {
  expect(formatTimecode(frame, rate)).toBe(code);
  expect(parseTimecode(code, rate)).toBe(frame);
});

/** Codes as a clock counts them on: no arithmetic of whole minutes. `skipped`: numbers left out of most minutes. */
function* countedCodes(counted: number, skipped: number): Generator<string> {
  const two = (value: number) => String(value).padStart(2, '0');
  for (let minute = 0; ; minute += 1)
    for (let second = 0; second < 60; second += 1)
      for (let number = 0; number < counted; number += 1) {
        if (minute % 10 !== 0 && second === 0 && number < skipped) continue;
        yield `${two(Math.floor(minute / 60))}:${two(minute % 60)}:${two(second)};${two(number)}`;
      }
}

test.each([
  ['29.97', NTSC, 30, 2],
  ['59.94', FAST_NTSC, 60, 4],
])(
  'at %s each frame of an hour has the code a clock counts, which is typed for it again',
  (_, rate, counted, skipped) => {
    const codes = countedCodes(counted, skipped);
    const wrong: unknown[] = [];
    for (let frame = 0; frame < 108_000; frame += 1) {
      const code = codes.next().value;
      if (formatTimecode(frame, rate) !== code || parseTimecode(code, rate) !== frame)
        wrong.push([frame, formatTimecode(frame, rate), code]);
    }
    expect(wrong).toEqual([]);
  },
);

test('at 12.5 each frame has the second in which it begins, and a code of its own', () => {
  const rate = frameRate(25, 2);
  for (let frame = 0; frame < 5000; frame += 1) {
    const code = formatTimecode(frame, rate);
    const [minutes, seconds] = code.split(':').slice(1).map(Number) as [number, number];
    expect([code, minutes * 60 + seconds]).toEqual([code, Math.floor(secondsAt(frame, rate))]);
    expect([code, parseTimecode(code, rate)]).toEqual([code, frame]);
  }
});

test.each<[string, FrameRate]>([
  ['29.97', NTSC],
  ['59.94', FAST_NTSC],
  ['12.5', frameRate(25, 2)],
])('at %s a code that was typed is still the same frame when it was kept as seconds', (_, rate) => {
  for (const frame of [1, 1799, 1800, 3600, 17_982, 107_892, 215_783]) {
    const typed = parseTimecode(formatTimecode(frame, rate), rate) ?? NaN;
    expect(frameAt(Math.round(secondsAt(typed, rate) * 1e6) / 1e6, rate)).toBe(frame);
  }
});

test.each([
  ['12.5', frameRate(25), 313],
  ['2 s', frameRate(25), 50],
  ['1:00', frameRate(25), 25],
  ['90:00', frameRate(25), 2250],
  ['00:01:00;00', NTSC, 1800], // there is no such code: the next there is
  ['00:01:00;01', NTSC, 1800],
  ['00:01:00;03', FAST_NTSC, 3600],
  ['00:10:00;00', NTSC, 17_982],
  ['60:00', NTSC, 1800], // a minute, told in seconds
  ['00:00:01:12', frameRate(25, 2), 25], // this second has but 12 frames
  ['abc', frameRate(25), null],
  ['1:2:3:4:5', frameRate(25), null],
])('"%s" at %o is read as frame %s', (text, rate, frame) => {
  expect(parseTimecode(text, rate)).toBe(frame);
});
