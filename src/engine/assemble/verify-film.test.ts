import { describe, expect, test } from 'vitest';
import { frameRate } from '../../shared/time.ts';
import type { StreamPackets } from '../check/packet-list.ts';
import { pictureProblem, soundProblem } from './verify-film.ts';

const RATE = frameRate(30000, 1001);
const PLAN = { totalFrames: 6, rate: RATE };

/** A stream of frames named by what they show, at exact times from `first` on. */
function stream(names: string, change: Partial<StreamPackets> = {}): StreamPackets {
  return {
    ...{ kind: 'video', codec: 'h264', timeBase: { num: 1, den: 30_000 }, extradata: 'e', size: '64x36' },
    packets: [...names].map((md5, frame) => ({ pts: frame * 1001, duration: 1001, md5 })),
    ...change,
  };
}

const SEGMENTS = [stream('abc'), stream('def')];

describe('the picture', () => {
  test('a film of the very packets that were encoded, at their times, is right', () => {
    expect(pictureProblem(stream('abcdef'), PLAN, SEGMENTS)).toBeNull();
  });

  test('packets stored in decoding order stand at their own times', () => {
    const packets = [0, 3, 1, 2, 4, 5].map((frame, at) => ({
      pts: frame * 1001,
      duration: 1001,
      md5: 'abcdef'[at] ?? '',
    }));
    expect(pictureProblem(stream('', { packets }), PLAN, SEGMENTS)).toBeNull();
  });

  const late = stream('abcdef').packets.map((packet, at) =>
    at === 4 ? { ...packet, pts: 5005 - 1001 + 500 } : packet,
  );
  test.each<[string, StreamPackets | undefined, readonly StreamPackets[], string]>([
    ['no picture', undefined, SEGMENTS, 'it has no picture'],
    ['a packet is missing', stream('abcde'), SEGMENTS, 'it holds 5 frames, not 6'],
    ['a packet is there twice', stream('abccdef'), SEGMENTS, 'it holds 7 frames, not 6'],
    ['two are swapped', stream('abdcef'), SEGMENTS, 'packet 2 is not the one that was encoded'],
    ['one is foreign', stream('abcdex'), SEGMENTS, 'packet 5 is not the one that was encoded'],
    ['segments are swapped', stream('defabc'), SEGMENTS, 'packet 0 is not the one that was encoded'],
    [
      'a segment is short',
      stream('abcde'),
      [stream('abc'), stream('de')],
      'its segments hold 5 frames, not 6',
    ],
    [
      'a segment with other set-up bytes',
      stream('abcdef'),
      [stream('abc'), stream('def', { extradata: 'other' })],
      'segment 1 was encoded with other parameters',
    ],
    [
      'a segment of another size',
      stream('abcdef'),
      [stream('abc'), stream('def', { size: '32x18' })],
      'segment 1 was encoded with other parameters',
    ],
    [
      'a frame at the wrong time',
      stream('abcdef', { packets: late }),
      SEGMENTS,
      'frame 4 stands at 0.15013333333333334 s, not 0.13346666666666668 s',
    ],
    [
      'two frames at one time',
      stream('abcdef', {
        packets: stream('abcdef').packets.map((p, at) => (at === 1 ? { ...p, pts: 0 } : p)),
      }),
      SEGMENTS,
      'frame 1 stands at 0 s, not 0.03336666666666667 s',
    ],
  ])('%s', (_, film, segments, problem) => {
    expect(pictureProblem(film, PLAN, segments)).toBe(problem);
  });

  test('a container that counts in milliseconds is allowed its rounding, and no more', () => {
    const film = (shift: number) =>
      stream('', {
        timeBase: { num: 1, den: 1000 },
        packets: [...'abcdef'].map((md5, frame) => ({
          pts: Math.round((frame * 1001) / 30) + shift,
          duration: 33,
          md5,
        })),
      });
    expect([film(0), film(1)].map((each) => pictureProblem(each, PLAN, SEGMENTS))).toEqual([
      null,
      'frame 0 stands at 0.001 s, not 0 s',
    ]);
  });
});

describe('the sound', () => {
  const sound = { sampleRateHz: 48_000, channels: 2, totalSamples: 96_000, parts: [] };
  const heard = (samples: number, den = 48_000) =>
    stream('', {
      kind: 'audio',
      timeBase: { num: 1, den },
      packets: [{ pts: 0, duration: samples, md5: '' }],
    });

  test('a silent film needs none', () => {
    expect(soundProblem(undefined, { sound: null })).toBeNull();
  });

  test.each<[string, StreamPackets | undefined, string | null]>([
    ['exact', heard(96_000), null],
    ['an AAC packet longer', heard(97_024), null],
    ['an AAC packet shorter', heard(94_976), null],
    ['one sample more', heard(97_025), 'its sound is 1025 samples longer than the picture'],
    ['one sample less', heard(94_975), 'its sound is 1025 samples shorter than the picture'],
    ['counted in milliseconds', heard(2000, 1000), null],
    ['missing', undefined, 'it has no sound'],
    ['not a sound', stream('abc'), 'it has no sound'],
  ])('%s', (_, film, problem) => {
    expect(soundProblem(film, { sound })).toBe(problem);
  });
});
