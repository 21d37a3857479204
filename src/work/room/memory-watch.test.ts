import { expect, test } from 'vitest';
import type { StudioError } from '../../shared/errors.ts';
import { defaultMemoryLimit, watchMemory } from './memory-watch.ts';
import { bytesBelow, parseStatus } from '../../base/process/process-memory.ts';
import { manualClock } from '../../../test/helpers/test-clock.ts';
import type { JobRequest } from '../../shared/job/job.ts';
import { workersFor } from '../queue/film/fewer-workers.ts';

test('above the limit the job that started last gives way, once, and the others only after it has left', async () => {
  const clock = manualClock();
  let used = 150;
  const watch = watchMemory({
    limitBytesPerJob: 100,
    sample: () => Promise.resolve(used),
    later: clock.later,
  });
  const stopped: string[] = [];
  const pass = async () => {
    clock.passMs(1000);
    await new Promise(setImmediate);
  };
  const first = watch.join(({ code }: StudioError) => stopped.push(`first ${code}`));
  const second = watch.join(({ code }: StudioError) => stopped.push(`second ${code}`));
  await pass();
  const within = [...stopped];
  used = 201;
  await pass();
  await pass();
  const above = [...stopped];
  second.leave();
  await pass();
  first.leave();
  await pass();
  expect({ within, above, stopped }).toEqual({
    within: [],
    above: ['second job.memory'],
    stopped: ['second job.memory', 'first job.memory'],
  });
});

test('only what is below a process counts, whatever names its children have and however large a page is', () => {
  // 16 pages of 64 kB: /proc/PID/stat would say 16, as it does for 64 kB in pages of 4 kB
  const status = (pid: number, parentPid: number, kilobytes: number) =>
    `Name:\ta) b (c\\nPid: 99\nState:\tS (sleeping)\nTgid:\t${pid}\nPid:\t${pid}\nPPid:\t${parentPid}\nVmRSS:\t    ${kilobytes} kB\n`;
  const kernelThread = 'Name:\tkthreadd\nPid:\t5\nPPid:\t2\n';
  const texts = [status(1, 0, 9), status(2, 1, 1024), status(3, 2, 4), status(4, 9, 100), kernelThread];
  const all = texts.flatMap((text) => parseStatus(text) ?? []);
  expect([all.length, bytesBelow(1, all), parseStatus('')]).toEqual([5, 1028 * 1024, null]);
});

test('a job gets three quarters of the machine, shared, and never too little for a browser', () => {
  expect([defaultMemoryLimit(16e9, 2), defaultMemoryLimit(2e9, 4)]).toEqual([6e9, 1.5e9]);
});

test('a job has the workers it asked for, but no more than are left after too much memory', () => {
  const workers = (asked: number | undefined, workerLimit?: number) =>
    workersFor(
      {
        request: { ...request, settings: asked === undefined ? {} : { workers: asked } },
        ...(workerLimit !== undefined && { workerLimit }),
      },
      3,
    );
  expect([workers(8), workers(8, 2), workers(1, 2), workers(undefined), workers(undefined, 1)]).toEqual([
    8, 2, 1, 3, 1,
  ]);
});

const request: JobRequest = {
  ...{ scenario: {}, baseDir: null, sources: {}, settings: {}, format: 'mp4', output: null, title: null },
  ...{ owner: null, projectId: null, callbackUrl: null, priority: 5, kind: 'render' },
};
