/** What the rule of turns needs to know of a job. */
export type ModelJob = {
  readonly id: string;
  readonly owner: string | null;
  readonly priority: number;
  /** A runner has it. */
  isHeld: boolean;
  isOver: boolean;
  waitsUntilMs: number;
};

/**
 * The rule of `JobRuns.claim` as it reads: a job comes next where no other that waits is before it. `turns`: when each
 * owner's last claim was, counted in claims.
 */
export function nextInModel(
  jobs: readonly ModelJob[],
  turns: ReadonlyMap<string | null, number>,
  nowMs: number,
): ModelJob | undefined {
  const held = (owner: string | null) => jobs.filter((job) => job.isHeld && job.owner === owner).length;
  const turn = (owner: string | null) => turns.get(owner) ?? 0;
  const isOlder = (a: ModelJob, b: ModelJob) => a.id < b.id;
  const waiting = jobs.filter((job) => !job.isHeld && !job.isOver && nowMs >= job.waitsUntilMs);
  const comesFirst = (a: ModelJob, b: ModelJob) =>
    a.priority === b.priority ? isOlder(a, b) : a.priority > b.priority;
  const isFirstOfItsOwner = (job: ModelJob) =>
    !waiting.some((other) => other.owner === job.owner && other !== job && comesFirst(other, job));
  const isServedBefore = (a: ModelJob, b: ModelJob) => {
    if (held(a.owner) !== held(b.owner)) return held(a.owner) < held(b.owner);
    if (turn(a.owner) !== turn(b.owner)) return turn(a.owner) < turn(b.owner);
    return isOlder(a, b);
  };
  const firsts = waiting.filter(isFirstOfItsOwner);
  return firsts.find((job) => !firsts.some((other) => other !== job && isServedBefore(other, job)));
}
