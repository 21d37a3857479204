import { expect, test } from 'vitest';
import type { SoundPart, SoundPlan } from '../../shared/plan/plan.ts';
import { seededRandom } from '../../../test/helpers/test-random.ts';
import { soundPieces } from './sound-pieces.ts';

/** Parts of random lengths without a gap, every third silent. */
function soundOf(count: number, random: () => number): SoundPlan {
  let at = 0;
  const parts = Array.from({ length: count }, (_, index): SoundPart => {
    const startSample = at;
    at += 1 + Math.floor(random() * 1000);
    const source = {
      mediaPath: `/films/${index}.mp4`,
      container: 'mov,mp4',
      isCutShort: false,
      streamIndex: 1,
      startSeconds: index,
      volume: 1,
    };
    return { startSample, endSample: at, source: index % 3 === 0 ? null : source };
  });
  return { sampleRateHz: 48_000, channels: 2, totalSamples: at, parts };
}

test.each([1, 2, 31, 32, 33, 64, 65, 500])('%i parts in pieces of at most 32 are the same sound', (count) => {
  const sound = soundOf(count, seededRandom(count));
  const pieces = soundPieces(sound);
  let passed = 0;
  const joined = pieces.flatMap(({ parts, totalSamples }) => {
    const moved = parts.map((part) => ({
      ...part,
      startSample: part.startSample + passed,
      endSample: part.endSample + passed,
    }));
    passed += totalSamples;
    return moved;
  });
  expect({ ...sound, totalSamples: passed, parts: joined }).toEqual(sound);
  expect(pieces.length).toBe(Math.ceil(count / 32));
  expect(pieces.every(({ parts }) => parts.length <= 32 && parts[0]?.startSample === 0)).toBe(true);
});
