import { describe, expect, test } from 'vitest';
import { StudioError } from '../errors.ts';
import { canFollow, checkTransition, isTerminal } from './job-transitions.ts';
import { JOB_STATES, type JobState } from './job.ts';

/** Written out once more on purpose: a change of the table is a change of what callers were promised. */
const ALLOWED = [
  'queued running',
  'queued paused',
  'queued cancelled',
  'queued failed',
  'running queued',
  'running paused',
  'running done',
  'running failed',
  'running cancelled',
  'paused queued',
  'paused done',
  'paused cancelled',
  'failed queued',
  'cancelled queued',
];

const PAIRS = JOB_STATES.flatMap((from) => JOB_STATES.map((to) => [from, to] as const));

test.each(PAIRS)('from %s to %s as the table says', (from, to) => {
  expect(canFollow(from, to)).toBe(ALLOWED.includes(`${from} ${to}`));
});

test('a job that ended changes no more by itself', () => {
  expect(JOB_STATES.filter(isTerminal)).toEqual(['done', 'failed', 'cancelled']);
});

test('from every state but done a job can still be ended, and a finished film is never touched again', () => {
  const ends = (state: JobState) => JOB_STATES.filter((to) => canFollow(state, to));
  expect(ends('done')).toEqual([]);
  for (const state of JOB_STATES) if (state !== 'done') expect(ends(state)).not.toEqual([]);
});

describe('a forbidden change', () => {
  test('names the job and both states', () => {
    const change = () => checkTransition('job_1', 'done', 'queued');
    expect(change).toThrow(
      new StudioError('job.transition', 'job job_1 is done and cannot become queued', {
        details: { jobId: 'job_1', from: 'done', to: 'queued' },
      }),
    );
  });

  test('an allowed one passes', () => {
    expect(() => checkTransition('job_1', 'queued', 'running')).not.toThrow();
  });
});
