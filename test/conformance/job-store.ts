import { describe } from 'vitest';
import { acceptingJobs } from './job-store-accept.ts';
import { changingStates } from './job-store-states.ts';
import { expiringLeases } from './job-store-leases.ts';
import { fencingSegments } from './job-store-segments.ts';
import { keepingEvents } from './job-store-events.ts';
import { pruningJobs } from './job-store-prune.ts';
import { randomOperations } from './job-store-random.ts';
import { recoveringJobs } from './job-store-recover.ts';
import { takingTurns } from './job-store-turns.ts';
import { runningJobs } from './job-store-run.ts';
import type { CreateStore } from './store-under-test.ts';

/** What every JobStore keeps to, whatever it is built on. */
export function describeJobStore(name: string, create: CreateStore): void {
  describe(`the ${name} job store`, () => {
    for (const suite of [
      acceptingJobs,
      runningJobs,
      takingTurns,
      changingStates,
      fencingSegments,
      expiringLeases,
      recoveringJobs,
      keepingEvents,
      pruningJobs,
      randomOperations,
    ])
      suite(create);
  });
}
