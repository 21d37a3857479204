import type { Change } from './changes.ts';

/** Changes that come in frame order, of which the next one can be looked at. */
export type ComingChanges = {
  /** Null after the last one. Stays the same until it is taken. */
  peek(): Change | null;
  take(): Change | null;
};

export function comingChanges(changes: Iterator<Change, void, void>): ComingChanges {
  let next: Change | null | undefined;
  const peek = () => (next ??= changes.next().value ?? null);
  return {
    peek,
    take() {
      const taken = peek();
      if (taken) next = undefined;
      return taken;
    },
  };
}

/**
 * The next changes by lane, until one lane has `slots` of them that are drawn. Whole frames only: what feeds ffmpeg
 * relies on it that no lane changes again at the last frame of a batch. A lane changes once a frame at most, so that
 * none has more than `slots`.
 */
export function takeBatch(
  coming: ComingChanges,
  laneCount: number,
  slots: number,
): { readonly jobs: Change[][]; readonly isLast: boolean } {
  const jobs: Change[][] = Array.from({ length: laneCount }, () => []);
  const drawn = jobs.map(() => 0);
  for (let change = coming.take(); change; change = coming.take()) {
    jobs[change.lane]?.push(change);
    if (!change.isClear) drawn[change.lane] = (drawn[change.lane] ?? 0) + 1;
    const isWhole = coming.peek()?.frame !== change.frame;
    if (isWhole && drawn.includes(slots)) break;
  }
  return { jobs, isLast: coming.peek() === null };
}

/** All changes of the next changed frame; none after the last. */
export function takeFrame(coming: ComingChanges): Change[] {
  const frame = coming.peek()?.frame;
  const changed: Change[] = [];
  while (coming.peek() && coming.peek()?.frame === frame) changed.push(coming.take() as Change);
  return changed;
}
