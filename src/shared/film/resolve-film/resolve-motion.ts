import { parseEase } from '../../scenario/ease.ts';
import type { Animate, Transform } from '../../scenario/scenario.ts';
import type { AnimationName, Ease, StageAnimation, TransformKey } from '../../stage-film.ts';
import type { FrameRate, FrameSpan } from '../../time.ts';
import { fractionPx, type StageSize } from './stage-size.ts';

const LINEAR: Ease = { kind: 'named', name: 'linear' };

/** A cue's transform as keys; constants are one key at its start. `scale` is multiplied into `scaleX` and `scaleY`. */
export function resolveTransform(transform: Transform | undefined, stage: StageSize): TransformKey[] {
  if (!transform) return [];
  const keys = Array.isArray(transform) ? transform : [{ ...transform, time: 0 }];
  return keys.map((key) => {
    const { scale, x, y, rotate, skewX, skewY, opacity } = key;
    const [scaleX, scaleY] = [key.scaleX ?? scale, key.scaleY ?? scale];
    return {
      frame: framesIn(key.time, stage.rate),
      ease: ('ease' in key && key.ease !== undefined ? parseEase(key.ease) : null) ?? LINEAR,
      ...(x !== undefined && { x: fractionPx(x, stage.widthPx) }),
      ...(y !== undefined && { y: fractionPx(y, stage.heightPx) }),
      ...(scaleX !== undefined && { scaleX: key.scaleX === undefined ? scaleX : scaleX * (scale ?? 1) }),
      ...(scaleY !== undefined && { scaleY: key.scaleY === undefined ? scaleY : scaleY * (scale ?? 1) }),
      ...(rotate !== undefined && { rotate }),
      ...(skewX !== undefined && { skewX }),
      ...(skewY !== undefined && { skewY }),
      ...(opacity !== undefined && { opacity }),
    };
  });
}

/** Frames, perhaps fractional, to a ten-thousandth. */
function framesIn(seconds: number, { num, den }: FrameRate): number {
  return Math.round(((seconds * num) / den) * 1e4) / 1e4;
}

type Habit = {
  /** Used where the scenario does not say. */
  readonly when: StageAnimation['when'];
  /** Seconds of the way in or out. */
  readonly seconds: number;
  /** Seconds of one repetition over a cue's whole span; 0: played once over the span. */
  readonly period: number;
};

/** Seconds on a word, for animations that bring it in; the others take the time the word is spoken. */
const WORD_SECONDS = 0.25;

const HABITS: Readonly<Record<AnimationName, Habit>> = {
  fade: { when: 'in', seconds: 0.3, period: 0 },
  slide: { when: 'in', seconds: 0.45, period: 0 },
  pop: { when: 'in', seconds: 0.35, period: 0 },
  scale: { when: 'in', seconds: 0.4, period: 0 },
  elastic: { when: 'in', seconds: 0.9, period: 0 },
  bounce: { when: 'in', seconds: 0.8, period: 0 },
  spin: { when: 'in', seconds: 0.6, period: 0 },
  rotate3d: { when: 'in', seconds: 0.6, period: 0 },
  flip: { when: 'in', seconds: 0.6, period: 0 },
  magnetic: { when: 'in', seconds: 0.7, period: 0 },
  blur: { when: 'in', seconds: 0.4, period: 0 },
  typewriter: { when: 'in', seconds: 1.5, period: 0 },
  pulse: { when: 'during', seconds: 0.6, period: 1 },
  bob: { when: 'during', seconds: 0.8, period: 2 },
  shake: { when: 'during', seconds: 0.5, period: 0.6 },
  wave: { when: 'during', seconds: 0.8, period: 1.5 },
  glitch: { when: 'during', seconds: 0.4, period: 1.5 },
  glow: { when: 'during', seconds: 0.6, period: 1.6 },
  flames: { when: 'during', seconds: 0.4, period: 1 },
  color: { when: 'during', seconds: 0.3, period: 0 },
  loud: { when: 'during', seconds: 0.3, period: 0 },
  whisper: { when: 'during', seconds: 0.3, period: 0 },
  karaoke: { when: 'word', seconds: 0, period: 0 },
};

/** A built-in animation with its times in frames. A way in or out of usual length takes half of a short cue at most. */
export function resolveAnimation(animate: Animate, span: FrameSpan, rate: FrameRate): StageAnimation {
  const habit = HABITS[animate.name];
  const when = animate.when ?? habit.when;
  const halfFrames = (span.endFrame - span.startFrame) / 2;
  const usualFrames = () => {
    if (when === 'during') return framesIn(habit.period, rate);
    if (when === 'word') return habit.when === 'in' ? framesIn(WORD_SECONDS, rate) : 0;
    return Math.min(halfFrames, framesIn(habit.seconds, rate));
  };
  return {
    name: animate.name,
    when,
    durationFrames: animate.duration === undefined ? usualFrames() : framesIn(animate.duration, rate),
    delayFrames: framesIn(animate.delay ?? 0, rate),
    staggerFrames: framesIn(animate.stagger ?? 0, rate),
    ease: animate.ease === undefined ? null : parseEase(animate.ease),
    params: { ...animate.params },
  };
}
