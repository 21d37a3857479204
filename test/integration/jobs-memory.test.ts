import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { watchMemory } from '../../src/work/room/memory-watch.ts';
import { bytesBelow, listProcessMemory } from '../../src/base/process/process-memory.ts';
import { isTerminal } from '../../src/shared/job/job-transitions.ts';
import { makeFaultFolder, type FaultFolder } from './helpers/fault-film.ts';
import { openJobBench } from './helpers/job-bench.ts';
import { openStore, requestFor } from './helpers/served-job.ts';

let folder: FaultFolder;
beforeAll(() => {
  folder = makeFaultFolder(2);
});
afterAll(() => folder.remove());

test('a job whose programs pass the limit is stopped and tried with half the workers, also by the next process; then it fails', async () => {
  const bench = await openJobBench();
  // the memory of the real children, of which each has more than one byte
  const memory = () =>
    watchMemory({
      limitBytesPerJob: 1,
      sample: async () => bytesBelow(process.pid, await listProcessMemory()),
      later(_delayMs, action) {
        const timer = setTimeout(action, 10);
        return () => clearTimeout(timer);
      },
    });
  try {
    const scenario = JSON.parse(readFileSync(folder.scenario, 'utf8')) as unknown;
    const settings = { workers: 4, segments: 4, encoder: 'libx264' } as const;
    const { id } = (
      await bench.store.add(requestFor(scenario, folder.path, join(folder.outDir, 'film.mp4'), settings))
    ).job;
    await bench.start({ memory: memory() });
    await bench.until(id, ({ workerLimit }) => workerLimit !== undefined);
    await bench.stop();
    const other = openStore(bench.dir);
    const kept = (await other.get(id))?.workerLimit;
    await other.close();
    await bench.start({ memory: memory() });
    const failed = await bench.until(id, ({ state }) => isTerminal(state));
    const { code, details } = failed.failure ?? {};
    const retries = (await bench.store.events(null, { jobId: id, limit: 1000 })).filter(
      ({ type }) => type === 'retry',
    );
    expect({
      kept,
      state: failed.state,
      attempt: failed.attempt,
      code,
      workers: details?.['workers'],
    }).toEqual({
      ...{ kept: 2, state: 'failed', attempt: 3, code: 'job.memory', workers: 1 },
    });
    expect(retries.map((event) => 'code' in event && event.code)).toEqual(['job.memory', 'job.memory']);

    await bench.store.retry(id);
    await bench.stop();
    await bench.start();
    const done = await bench.until(id, ({ state }) => isTerminal(state));
    expect([done.state, done.result?.frames, bench.troubles]).toEqual(['done', 50, []]);
  } finally {
    await bench.close();
  }
});
