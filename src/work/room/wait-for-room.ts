import type { StudioError } from '../../shared/errors.ts';
import type { Job } from '../../shared/job/job.ts';
import { findShortage, type FreeSpace, type PlaceNeed } from './free-space.ts';

/** Jobs that found a disk full, and what each needs before it is worth trying again. */
export type RoomKeeper = {
  /** `error`: the `disk.full` it stopped with; its details say what is needed where (`places`). */
  note(jobId: string, error: StudioError): void;
  /** Returns those of `waiting` whose disks have room now. A job whose need is unknown is returned too, and tries. */
  withRoom(waiting: readonly Job[]): Promise<readonly Job[]>;
};

/** Jobs remembered; of one that is forgotten nothing is known, and it simply tries. */
const MOST_JOBS = 1000;

/** Each time the same job finds the disk full again its guess was too low, and twice as much is waited for. */
export function keepRoom(freeSpace: FreeSpace): RoomKeeper {
  const needs = new Map<string, { readonly places: readonly PlaceNeed[]; readonly times: number }>();
  return {
    note(jobId, { details }) {
      const times = (needs.get(jobId)?.times ?? 0) + 1;
      const places = Array.isArray(details['places']) ? (details['places'] as PlaceNeed[]) : [];
      // refused before anything was tried: the guess was not put to the test
      const isGuess = typeof details['neededBytes'] === 'number';
      needs.delete(jobId); // the latest stands last
      needs.set(jobId, { places, times: isGuess ? Math.max(1, times - 1) : times });
      const oldest = needs.keys().next();
      if (needs.size > MOST_JOBS && !oldest.done) needs.delete(oldest.value);
    },
    async withRoom(waiting) {
      const ready: Job[] = [];
      for (const job of waiting) {
        const { places = [], times = 1 } = needs.get(job.id) ?? {};
        const grown = places.map(({ path, bytes }) => ({ path, bytes: bytes * 2 ** (times - 1) }));
        if (!(await findShortage(grown, freeSpace))) ready.push(job);
      }
      return ready;
    },
  };
}
