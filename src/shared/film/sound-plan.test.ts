import { expect, test } from 'vitest';
import { frameRate } from '../time.ts';
import { filmShape } from './film-shape.ts';
import { sampleAt, soundPlan } from './sound-plan.ts';
import { testMedia, testScenario } from '../../../test/helpers/test-plan-input.ts';

const media = new Map([
  ['a', testMedia('/a.mp4', frameRate(30000, 1001), 300, { startSeconds: 1.001 })],
  ['mono', testMedia('/mono.mp4', frameRate(30000, 1001), 300, { channels: 1 })],
  ['silent', testMedia('/silent.mp4', frameRate(30000, 1001), 300, { channels: 0 })],
]);
const sources = { a: { src: 'a.mp4' }, mono: { src: 'mono.mp4' }, silent: { src: 'silent.mp4' } };

function plan(
  timeline: object[],
  span?: { startFrame: number; endFrame: number },
): ReturnType<typeof soundPlan> {
  const scenario = testScenario({ media: sources, timeline });
  const { clips, totalFrames, rate } = filmShape(scenario, media);
  return soundPlan(clips, scenario.timeline, span ?? { startFrame: 0, endFrame: totalFrames }, rate);
}

test('samples follow the frames without drift', () => {
  expect([0, 1, 2, 5, 30_000].map((frame) => sampleAt(frame, frameRate(30000, 1001)))).toEqual([
    0, 1602, 3203, 8008, 48_048_000,
  ]);
});

test('clips follow each other to the sample; silence is told too', () => {
  expect(
    plan([
      { media: 'a', out: 1, volume: 0.5 },
      { media: 'silent', out: 1 },
      { media: 'mono', mute: true },
    ]),
  ).toEqual({
    ...{ sampleRateHz: 48_000, channels: 2, totalSamples: 576_576 },
    parts: [
      {
        ...{ startSample: 0, endSample: 48_048 },
        source: {
          mediaPath: '/a.mp4',
          container: 'mov,mp4',
          isCutShort: false,
          streamIndex: 1,
          startSeconds: 1.001,
          volume: 0.5,
        },
      },
      { startSample: 48_048, endSample: 576_576, source: null },
    ],
  });
});

test('a range begins at sample 0, inside its clip', () => {
  const sound = plan([{ media: 'mono', in: 2 }], { startFrame: 30, endFrame: 60 });
  expect(sound).toEqual({
    ...{ sampleRateHz: 48_000, channels: 1, totalSamples: 48_048 },
    parts: [
      {
        ...{ startSample: 0, endSample: 48_048 },
        source: {
          mediaPath: '/mono.mp4',
          container: 'mov,mp4',
          isCutShort: false,
          streamIndex: 1,
          startSeconds: 3.001,
          volume: 1,
        },
      },
    ],
  });
});

test('no sound at all is no sound plan', () => {
  expect(plan([{ media: 'silent' }, { media: 'a', volume: 0 }, { media: 'a', mute: true }])).toBe(null);
});
