import { ANCHORS } from '../../../src/shared/scenario/motion-schema.ts';
import type { Dice } from '../dice.ts';
import { makeAnimations, makeTransform } from './motion.ts';

/** When something is shown, in seconds. */
export type Span = { readonly start: number; readonly end: number };

/** What a cue may stand on. */
export type CueSetting = {
  readonly dice: Dice;
  readonly span: Span;
  readonly frameSeconds: number;
  /** Ids of images of the scenario's `media`. */
  readonly images: readonly string[];
  /** Groups within groups so far. */
  readonly depth: number;
};

/** Cues from one frame long to as long as the film, anywhere in it, touching its ends or not. */
export function makeSpan({ chance, real }: Dice, filmSeconds: number, frameSeconds: number): Span {
  if (chance(0.15)) return { start: 0, end: filmSeconds };
  if (chance(0.1)) {
    const start = Math.floor(real(0, Math.max(0, filmSeconds - frameSeconds)) / frameSeconds) * frameSeconds;
    return { start, end: start + frameSeconds };
  }
  const [one, other] = [real(0, filmSeconds), real(0, filmSeconds)];
  const start = Math.min(one, other);
  return { start, end: Math.max(one, other, start + frameSeconds) };
}

/** What all kinds of cues have in common. */
export function makeCueFrame({ dice, span }: CueSetting): object {
  const { real, pick, whole, chance, maybe } = dice;
  const seconds = span.end - span.start;
  return {
    ...span,
    ...maybe(0.8, {
      layout: () => ({
        anchor: pick(ANCHORS),
        x: real(-0.1, 1.1),
        y: real(-0.1, 1.1),
        ...maybe(0.5, { width: () => real(0.05, 1) }),
        ...maybe(0.2, { height: () => real(0.05, 0.6), rotate: () => real(-180, 180, 1) }),
      }),
    }),
    ...maybe(0.2, { layer: () => whole(-2, 2), opacity: () => pick([0, 1, real(0, 1)]) }),
    ...(chance(0.35) && { transform: makeTransform(dice, seconds) }),
    ...(chance(0.6) && { animate: makeAnimations(dice, seconds) }),
  };
}
