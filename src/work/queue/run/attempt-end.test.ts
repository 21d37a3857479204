import { expect, test } from 'vitest';
import { StudioError, type ErrorCode } from '../../../shared/errors.ts';
import { backOffMs, endOfAttempt, type StopReason } from './attempt-end.ts';

const half = () => 0.5;
const end = (code: ErrorCode, attempt = 1, stopped: StopReason = null) =>
  endOfAttempt(new StudioError(code, 'x'), { stopped, attempt, random: half });

test.each([
  ['ffmpeg.failed', 1, { to: 'again', afterMs: 2000 }],
  ['ffmpeg.failed', 2, { to: 'again', afterMs: 8000 }],
  ['ffmpeg.failed', 3, { to: 'failed' }],
  ['media.not_found', 1, { to: 'failed' }],
  ['upload.failed', 1, { to: 'again', afterMs: 2000 }],
  ['disk.full', 3, { to: 'paused', because: 'disk.full' }],
  ['job.memory', 1, { to: 'again', afterMs: 2000 }],
  ['internal', 1, { to: 'failed' }],
] as const)('%s in attempt %i: %o', (code, attempt, expected) => {
  expect(end(code, attempt)).toEqual(expected);
});

test.each([
  ['cancel', { to: 'nobody' }],
  ['gone', { to: 'nobody' }],
  ['pause', { to: 'paused', because: 'asked' }],
  ['shutdown', { to: 'queued' }],
] as const)('asked to stop (%s), it does not matter what the work failed with', (stopped, expected) => {
  expect([end('ffmpeg.failed', 3, stopped), end('job.cancelled', 1, stopped)]).toEqual([expected, expected]);
});

test('jobs that failed together drift apart by up to ten percent', () => {
  expect([backOffMs(1, () => 0), backOffMs(2, () => 1), backOffMs(3, half), backOffMs(9, half)]).toEqual([
    1800, 8800, 30_000, 30_000,
  ]);
});
