import { expect, test } from 'vitest';
import { seededRandom } from '../../../test/helpers/test-random.ts';
import { canonicalJson } from './canonical-json.ts';
import { canonicalSha256 } from './canonical-sha256.ts';
import { sha256Hex } from './sha256-hex.ts';

const LEAVES = [0, -0.5, 1e21, '', 'ä"\n', '\uD83D', '👍', true, null, undefined];
const KEYS = ['b', 'a', '10', '9', 'ä', ''];

function randomValue(random: () => number, depth: number): unknown {
  const below = () => randomValue(random, depth - 1);
  const length = Math.floor(random() * 4);
  if (depth === 0 || random() < 0.3) return LEAVES[Math.floor(random() * LEAVES.length)];
  if (random() < 0.5) return Array.from({ length }, below);
  const keys = KEYS.toSorted(() => random() - 0.5).slice(0, length);
  return Object.fromEntries(keys.map((key) => [key, below()]));
}

test('it is the digest of the canonical text, whatever the value', async () => {
  const random = seededRandom(1);
  for (let number = 0; number < 500; number += 1) {
    const value = randomValue(random, 4);
    expect(await canonicalSha256(value), JSON.stringify(value)).toBe(sha256Hex(canonicalJson(value)));
  }
});

test('that of a large value is the same, and the event loop turns meanwhile', async () => {
  const value = Array.from({ length: 20_000 }, (_, index) => ({ x: index, time: index / 10 }));
  let turns = 0;
  let isDone = false;
  const digest = canonicalSha256(value).finally(() => (isDone = true));
  for (; !isDone; turns += 1) await new Promise((resolve) => setImmediate(resolve));
  expect([await digest, turns > 4]).toEqual([sha256Hex(canonicalJson(value)), true]);
});
