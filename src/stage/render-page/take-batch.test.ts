import { expect, test } from 'vitest';
import { seededRandom } from '../../../test/helpers/test-random.ts';
import type { Change } from './changes.ts';
import { comingChanges, takeBatch, takeFrame } from './take-batch.ts';

function randomChanges(seed: number): { readonly lanes: number; readonly changes: Change[] } {
  const random = seededRandom(seed);
  const lanes = 1 + Math.floor(random() * 3);
  const rates = Array.from({ length: lanes }, () => random());
  const changes: Change[] = [];
  for (let frame = 0; frame < 60; frame += 1)
    for (let lane = 0; lane < lanes; lane += 1)
      if (random() < (rates[lane] ?? 0))
        changes.push({ frame, lane, isClear: random() < 0.2, key: `${frame}`, comesAgain: false });
  return { lanes, changes };
}

const inOrder = (changes: readonly Change[]) =>
  [...changes].sort((one, other) => one.frame - other.frame || one.lane - other.lane);

test('batches hold whole frames, every change once in order, and no lane more drawn ones than slots', () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const { lanes, changes } = randomChanges(seed);
    const coming = comingChanges(changes[Symbol.iterator]());
    const taken: Change[] = [];
    for (let isLast = false; !isLast;) {
      const batch = takeBatch(coming, lanes, 4);
      isLast = batch.isLast;
      for (const [lane, job] of batch.jobs.entries()) {
        expect(job.every((change) => change.lane === lane)).toBe(true);
        expect(job.filter(({ isClear }) => !isClear).length).toBeLessThanOrEqual(4);
      }
      const [first, last] = [taken.at(-1)?.frame ?? -1, inOrder(batch.jobs.flat())[0]?.frame ?? 60];
      expect(last).toBeGreaterThan(first);
      taken.push(...inOrder(batch.jobs.flat()));
    }
    expect(taken).toEqual(changes);
  }
});

test('a batch goes on until a lane has as many changes as there are slots', () => {
  const changes = Array.from({ length: 10 }, (_, frame) => ({
    ...{ frame, lane: 0, isClear: frame % 2 === 1, key: '', comesAgain: false },
  }));
  const coming = comingChanges(changes[Symbol.iterator]());
  expect([takeBatch(coming, 1, 3), takeBatch(coming, 1, 3)]).toEqual([
    { jobs: [changes.slice(0, 5)], isLast: false },
    { jobs: [changes.slice(5)], isLast: true },
  ]);
});

test('frame by frame: all that changes at one, then nothing', () => {
  const { changes } = randomChanges(7);
  const coming = comingChanges(changes[Symbol.iterator]());
  const frames: Change[][] = [];
  for (let frame = takeFrame(coming); frame.length > 0; frame = takeFrame(coming)) frames.push(frame);
  expect(frames.flat()).toEqual(changes);
  expect(frames.map((frame) => new Set(frame.map((change) => change.frame)).size)).toEqual(
    frames.map(() => 1),
  );
});
