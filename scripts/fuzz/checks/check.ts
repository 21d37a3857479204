import type { Plan } from '../../../src/shared/plan/plan.ts';
import type { Dice } from '../dice.ts';
import type { FuzzEngine, FuzzFilm } from '../fuzz-engine.ts';
import type { FuzzScenario } from '../make-scenario.ts';
import type { FilmFacts } from '../references/film-facts.ts';

/** A scenario and its film, rendered whole in one segment. */
export type Rendered = {
  readonly scenario: FuzzScenario;
  readonly plan: Plan;
  readonly facts: FilmFacts;
  readonly film: FuzzFilm;
  /** Digest of every frame, by decoding. */
  readonly digests: readonly string[];
  readonly engine: FuzzEngine;
  readonly dice: Dice;
};

/** What is wrong, in one line; null: nothing is. */
export type Check = (rendered: Rendered) => Promise<string | null>;

/** Frames in which two films differ; null where they are equal. */
export function differingFrames(one: readonly string[], other: readonly string[]): string | null {
  if (one.length !== other.length) return `${other.length} frames where there are ${one.length}`;
  const frames = one.flatMap((digest, frame) => (digest === other[frame] ? [] : [frame]));
  return frames.length === 0
    ? null
    : `frames ${frames.slice(0, 8).join(', ')}${frames.length > 8 ? ' …' : ''} differ`;
}
