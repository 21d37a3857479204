import { expect, test } from 'vitest';
import { JOB_STATES } from '../../shared/job/job.ts';
import { statusWord } from './status-words.ts';
import { SYSTEM_NAMES } from './system-name.ts';

test('every state has each system’s word', () => {
  expect(
    JOB_STATES.map((state) => [state, ...SYSTEM_NAMES.map((system) => statusWord(state, system))]),
  ).toEqual([
    ['queued', 'queued', 'queued', 'queued', 'pending', 'in_queue'],
    ['running', 'processing', 'processing', 'processing', 'processing', 'processing'],
    ['paused', 'queued', 'queued', 'queued', 'pending', 'in_queue'],
    ['done', 'completed', 'completed', 'completed', 'complete', 'completed'],
    ['failed', 'failed', 'failed', 'error', 'error', 'failed'],
    ['cancelled', 'cancelled', 'failed', 'cancelled', 'error', 'failed'],
  ]);
});
