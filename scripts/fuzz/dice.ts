import { seededRandom } from '../../test/helpers/test-random.ts';

/** Choices that are the same for the same seed. */
export type Dice = {
  /** True in `share` (0-1) of all cases. */
  chance(share: number): boolean;
  /** A whole number; both ends are included. */
  whole(from: number, to: number): number;
  /** A number with at most `digits` decimals. */
  real(from: number, to: number, digits?: number): number;
  pick<T>(from: readonly T[]): T;
  /** `make` called 0 to `most` times. */
  several<T>(most: number, make: () => T): T[];
  /** The entries, each in `share` of all cases: what is left out has its default. */
  maybe<T extends object>(share: number, entries: { readonly [Key in keyof T]: () => T[Key] }): Partial<T>;
};

export function rollDice(seed: number): Dice {
  const random = seededRandom(seed);
  const whole = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  return {
    chance: (share) => random() < share,
    whole,
    real: (from, to, digits = 3) => Number((from + random() * (to - from)).toFixed(digits)),
    pick: <T>(from: readonly T[]) => from[whole(0, from.length - 1)] as T,
    several: (most, make) => Array.from({ length: whole(0, most) }, make),
    maybe<T extends object>(share: number, entries: { readonly [Key in keyof T]: () => T[Key] }) {
      const kept: Partial<T> = {};
      for (const key of Object.keys(entries) as (keyof T)[]) if (random() < share) kept[key] = entries[key]();
      return kept;
    },
  };
}
