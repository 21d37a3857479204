import { expect, test } from 'vitest';
import { faultSyscalls } from '../../scripts/faults/fault-syscalls.ts';
import { whyNoStrace } from '../../scripts/faults/strace-run.ts';

/** A short share of `npm run faults -- --syscalls`: one run of each kind. */
const ONLY = 2;
const reason = whyNoStrace();
if (reason !== null) console.log(`no system calls are faulted: ${reason}`);

test.skipIf(reason !== null)(
  'killed at a system call, or failed by one, the store gives what it promised and the film is the old or the new one',
  async () => {
    const { runs, problems } = await faultSyscalls({ only: ONLY });
    expect(problems).toEqual([]);
    expect(Object.values(runs).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(4);
  },
);
