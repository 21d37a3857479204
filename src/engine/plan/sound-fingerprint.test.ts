import { expect, test } from 'vitest';
import { planRender } from './plan-render.ts';
import { soundFingerprint } from './sound-fingerprint.ts';
import { testInput, testMedia, testScenario } from '../../../test/helpers/test-plan-input.ts';

const ENCODING = { codecArgs: ['-c:a', 'aac'], ffmpegVersion: '5.1' };
const RATE = { num: 25, den: 1 };

function plan(
  change: {
    readonly volume?: number;
    readonly path?: string;
    readonly identity?: string;
    text?: string;
  } = {},
) {
  const { volume = 1, path = '/films/a.mp4', identity = 'content a', text = 'hello' } = change;
  const scenario = testScenario({
    media: { a: { src: 'a.mp4' } },
    timeline: [{ media: 'a', volume }],
    cues: [{ type: 'text', text, start: 0, end: 1 }],
  });
  return planRender(
    testInput({ scenario, media: new Map([['a', testMedia(path, RATE, 100, { identity })]]) }),
  );
}
const before = soundFingerprint(plan(), ENCODING);

test('the same sound has the same fingerprint, whatever is written over the film and wherever its file lies', () => {
  expect(before).toMatch(/^[0-9a-f]{64}$/);
  expect(soundFingerprint(plan({ text: 'edited', path: '/moved/b.mp4' }), ENCODING)).toBe(before);
});

test.each([
  ['how loud it is', plan({ volume: 0.5 }), ENCODING],
  ['the file', plan({ identity: 'content b' }), ENCODING],
  ['the codec', plan(), { ...ENCODING, codecArgs: ['-c:a', 'libopus'] }],
  ['ffmpeg', plan(), { ...ENCODING, ffmpegVersion: '7.0' }],
])('another fingerprint comes with %s', (_what, changed, encoding) => {
  expect(soundFingerprint(changed, encoding)).not.toBe(before);
});

test('there is none for silence, or for a file whose content is not known', () => {
  expect(soundFingerprint({ ...plan(), sound: null }, ENCODING)).toBeNull();
  expect(soundFingerprint({ ...plan(), segments: [] }, ENCODING)).toBeNull();
});
