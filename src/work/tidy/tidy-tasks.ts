import type { AdapterRecords } from '../records/adapter-records.ts';
import { tidyRecords } from './tidy-records.ts';
import type { CallbackStore } from '../callbacks/callback-store.ts';
import type { ProjectStore } from '../projects/project-store.ts';
import type { ObjectStore } from '../storage/object-store.ts';
import { removeExpired, type KeepDays } from '../storage/remove-expired.ts';
import type { Uploads } from '../uploads/uploads.ts';
import type { JobControl } from '../queue/ports/job-control.ts';
import type { JobIntake } from '../queue/ports/job-intake.ts';
import { idIn, neededKeys } from './needed-keys.ts';
import type { TidyTask } from './tidy-daily.ts';

const DAY_MS = 86_400_000;
/** An upload that takes longer than this has been left. */
export const UNFINISHED_MS = DAY_MS;
export const CALLBACKS_KEPT_MS = 30 * DAY_MS;

/**
 * All that grows unless somebody removes it: what was begun and left, what is to be kept no longer, old callbacks, jobs that
 * ended long ago with their events and scenarios, records of other systems that nothing is left of.
 */
export function tidyTasks(options: {
  readonly jobs: Pick<JobIntake & JobControl, 'get' | 'list' | 'prune' | 'scenarioOf'>;
  readonly projects: Pick<ProjectStore, 'namedUploads'>;
  readonly records: AdapterRecords;
  readonly uploads: Pick<Uploads, 'get' | 'remove' | 'sweep'>;
  readonly callbacks: Pick<CallbackStore, 'prune'>;
  /** Where uploads and films are: the folder of this machine, and the bucket. */
  readonly stores: readonly ObjectStore[];
  readonly keepDays: KeepDays;
  /** Jobs that ended longer ago are forgotten; their films stay. */
  readonly keepJobsDays: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}): readonly TidyTask[] {
  const { jobs, projects, records, uploads, callbacks, stores, keepDays, keepJobsDays, now } = options;
  return [
    () => uploads.sweep(now() - UNFINISHED_MS),
    async () => callbacks.prune(now() - CALLBACKS_KEPT_MS),
    ...stores.flatMap((store): TidyTask[] => [
      (signal) => store.sweepUnfinished({ olderThanMs: UNFINISHED_MS, signal }),
      async (signal) => {
        if (keepDays.inputs === null && keepDays.outputs === null) return;
        const isNeeded = await neededKeys(jobs, [projects, records]);
        const removed = await removeExpired(store, keepDays, { nowMs: now(), isNeeded, signal });
        for (const key of removed.filter((name) => name.startsWith('inputs/')))
          if (uploads.get(idIn(key))) await uploads.remove(idIn(key));
      },
    ]),
    () => jobs.prune({ finishedBeforeMs: now() - keepJobsDays * DAY_MS }),
    // last: a record of a file that has just been removed need not wait another day
    () => tidyRecords({ records, uploads, jobs, nowMs: now() }),
  ];
}
