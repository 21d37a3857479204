import { expect, test } from 'vitest';
import { createFilmAddresses } from './film-addresses.ts';

const NOON = Date.UTC(2026, 0, 2, 12);
const DAY_MS = 86_400_000;

function addressesAt(secret = 'films') {
  const clock = { nowMs: NOON };
  return { clock, films: createFilmAddresses(secret, () => clock.nowMs) };
}
function parse(path: string) {
  const [, jobId = '', expires, signature = ''] =
    /^\/api\/v1\/films\/(\w+)\?expires=(\d+)&signature=([0-9a-f]{64})$/.exec(path) ?? [];
  return { jobId, expires: Number(expires), signature };
}

test('an address is good for seven whole days and stays the same for a day', () => {
  const { clock, films } = addressesAt();
  const path = films.pathOf('job_1');
  const given = parse(path);
  clock.nowMs = NOON + 7 * DAY_MS;
  const afterSeven = films.judge(given);
  clock.nowMs = NOON + 7.5 * DAY_MS;
  const afterMidnight = films.judge(given);
  clock.nowMs = NOON + DAY_MS / 3;
  expect([given.jobId, afterSeven, afterMidnight, films.pathOf('job_1') === path]).toEqual([
    'job_1',
    'good',
    'expired',
    true,
  ]);
  clock.nowMs = NOON + DAY_MS;
  expect(films.pathOf('job_1')).not.toBe(path);
});

test('whatever is changed in an address makes it a forged one', () => {
  const { films } = addressesAt();
  const given = parse(films.pathOf('job_1'));
  const { signature } = given;
  const other = addressesAt('another secret').films;
  expect([
    films.judge({ ...given, jobId: 'job_2' }),
    films.judge({ ...given, expires: given.expires + 1 }),
    films.judge({ ...given, signature: signature.slice(0, -2) }),
    films.judge({ ...given, signature: `${signature}00` }),
    films.judge({ ...given, signature: signature.toUpperCase() }),
    films.judge({ ...given, signature: '' }),
    films.judge({ ...given, expires: NaN }),
    other.judge(given),
  ]).toEqual(Array.from({ length: 8 }, () => 'forged'));
});
