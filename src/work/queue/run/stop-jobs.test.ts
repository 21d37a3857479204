import { expect, test } from 'vitest';
import { StudioError } from '../../../shared/errors.ts';
import { renderRequest } from '../../../shared/job/kinds/render-kind.ts';
import { createMemoryJobStore } from '../memory/memory-job-store.ts';
import type { JobStore } from '../ports/job-store.ts';
import { runJobs } from './run-jobs.ts';
import { manualClock } from '../../../../test/helpers/test-clock.ts';

/** A runner whose work goes on until it is stopped. */
function startOn(store: JobStore, troubles: string[]) {
  return runJobs({
    ...{ store, runnerId: 'me', jobsAtOnce: 1, later: manualClock().later },
    room: { note: () => {}, withRoom: () => Promise.resolve([]) },
    onTrouble: ({ message }) => troubles.push(message),
    work: ({ signal }) =>
      new Promise((_, reject) => {
        const stop = () => reject(new StudioError('job.cancelled', 'stopped'));
        if (signal.aborted) stop();
        signal.addEventListener('abort', stop);
      }),
  });
}

test('a job that was being claimed when the runner is stopped goes back, and nothing is asked of the store later', async () => {
  const memory = createMemoryJobStore();
  let asked = 0;
  let claiming = () => {};
  const isClaiming = new Promise<void>((resolve) => (claiming = resolve));
  const store = new Proxy(memory, {
    get(target, name: keyof JobStore) {
      asked += 1;
      if (name === 'claim') claiming();
      return target[name];
    },
  });
  const { id } = (await memory.add(renderRequest({ scenario: {}, format: 'mp4' }))).job;
  const troubles: string[] = [];
  const runner = await startOn(store, troubles);
  await isClaiming;
  await runner.stop();
  const before = asked;
  const { state, attempt } = (await memory.get(id)) ?? {};
  for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
  expect([state, attempt, troubles, asked]).toEqual(['queued', 1, [], before]);
});
