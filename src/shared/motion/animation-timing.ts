import type { StageAnimation } from '../stage-film.ts';
import type { FrameSpan } from '../time.ts';
import type { Animation, AnimationContext, Draw } from './animations/animation.ts';
import { clamp01 } from './animations/curves.ts';
import { ANIMATIONS } from './animations/registry.ts';
import { NO_CHANGE, type BoxChange } from './box-state.ts';
import { easeAt } from './ease.ts';

/** When one box (a cue, or a word of it) lives. All in film frames, perhaps fractional. */
export type BoxTimes = {
  readonly cue: FrameSpan;
  /** When the word is spoken; the cue's span where it has no time of its own. */
  readonly spoken: FrameSpan;
  /** When karaoke fills the word. */
  readonly sung: FrameSpan;
};

/** Frames over which a look comes and goes on a word, at most. */
const LOOK_ATTACK_FRAMES = 5;

type Eased = (progress: number) => number;

function easedBy(animation: StageAnimation, definition: Animation): Eased {
  const ease = animation.ease ?? definition.ease;
  return (progress) => easeAt(ease, progress);
}

/** 0 before, 1 after, and the way between; an animation of no length is over at once. */
function progressOver(elapsedFrames: number, durationFrames: number): number {
  if (elapsedFrames < 0) return 0;
  return durationFrames > 0 ? clamp01(elapsedFrames / durationFrames) : 1;
}

/** Plays once, from `elapsedFrames` 0. Nothing is left of it when it is over. */
function playOnce(
  definition: Animation,
  elapsedFrames: number,
  durationFrames: number,
  eased: Eased,
  context: AnimationContext,
): BoxChange {
  const progress = progressOver(elapsedFrames, durationFrames);
  if (progress >= 1) return NO_CHANGE;
  if (definition.role === 'entrance') return definition.draw(eased(progress), context);
  if (elapsedFrames < 0) return NO_CHANGE;
  return definition.draw(definition.role === 'look' ? 1 - eased(progress) : eased(progress), context);
}

/** The way in, mirrored in time, so that `remainingFrames` 0 is the hidden end (or, for a look, its full strength). */
function playOut(
  definition: Animation,
  remainingFrames: number,
  durationFrames: number,
  eased: Eased,
  context: AnimationContext,
): BoxChange {
  const progress = remainingFrames <= 0 ? 0 : progressOver(remainingFrames, durationFrames);
  if (progress >= 1) return NO_CHANGE;
  return definition.draw(definition.role === 'look' ? 1 - eased(progress) : eased(progress), context);
}

/** There and back: at rest at both ends of a repetition. For entrances that have no better way to repeat. */
function thereAndBack(draw: Draw): Draw {
  return (progress, context) => draw(0.5 + 0.5 * Math.cos(2 * Math.PI * progress), context);
}

function playDuring(
  definition: Animation,
  animation: StageAnimation,
  elapsedFrames: number,
  spanFrames: number,
  eased: Eased,
  context: AnimationContext,
): BoxChange {
  if (definition.role === 'look') return elapsedFrames < 0 ? NO_CHANGE : definition.draw(1, context);
  const period = animation.durationFrames;
  if (period <= 0) return playOnce(definition, elapsedFrames, spanFrames, eased, context);
  if (elapsedFrames < 0) return NO_CHANGE;
  const draw =
    definition.role === 'entrance' ? (definition.loop ?? thereAndBack(definition.draw)) : definition.draw;
  return draw(eased((elapsedFrames % period) / period), context);
}

/** A look on a word while it is spoken: quickly there, quickly gone, or there to stay. */
function playLookOnWord(
  definition: Animation,
  animation: StageAnimation,
  frame: number,
  span: FrameSpan,
  context: AnimationContext,
): BoxChange {
  if (frame < span.startFrame) return NO_CHANGE;
  if (frame >= span.endFrame && !definition.stays) return NO_CHANGE;
  const attack = Math.max(
    1,
    Math.min(animation.durationFrames || LOOK_ATTACK_FRAMES, (span.endFrame - span.startFrame) / 4),
  );
  const coming = (frame + 1 - span.startFrame) / attack;
  const going = definition.stays ? 1 : (span.endFrame - frame) / attack;
  return definition.draw(easedBy(animation, definition)(Math.min(coming, going)), context);
}

function playKaraoke(
  definition: Animation,
  frame: number,
  sung: FrameSpan,
  context: AnimationContext,
): BoxChange {
  if (frame < sung.startFrame) return NO_CHANGE;
  const lengthFrames = Math.max(1e-6, sung.endFrame - sung.startFrame);
  return definition.draw(Math.min(1, (frame - sung.startFrame) / lengthFrames), context);
}

/** What one animation does to one box at a film frame. */
export function animationChange(
  animation: StageAnimation,
  times: BoxTimes,
  frame: number,
  context: AnimationContext,
): BoxChange {
  const definition = ANIMATIONS[animation.name];
  const { durationFrames } = animation;
  const delayFrames = animation.delayFrames + animation.staggerFrames * context.wordIndex;
  if (definition.role === 'karaoke') return playKaraoke(definition, frame - delayFrames, times.sung, context);
  const eased = easedBy(animation, definition);
  const elapsedFrames = frame - times.cue.startFrame - delayFrames;
  switch (animation.when) {
    case 'in':
      return playOnce(definition, elapsedFrames, durationFrames, eased, context);
    case 'out': {
      // the last word leaves at the cue's end, those before it earlier, so that words go in reading order
      const ahead = animation.staggerFrames * (context.wordCount - 1 - context.wordIndex);
      const remainingFrames = times.cue.endFrame - animation.delayFrames - ahead - frame;
      return playOut(definition, remainingFrames, durationFrames, eased, context);
    }
    case 'during': {
      const spanFrames = times.cue.endFrame - times.cue.startFrame - delayFrames;
      return playDuring(definition, animation, elapsedFrames, spanFrames, eased, context);
    }
    case 'word': {
      if (definition.role === 'look')
        return playLookOnWord(definition, animation, frame - delayFrames, times.spoken, context);
      const wordFrames = times.spoken.endFrame - times.spoken.startFrame;
      const lengthFrames = durationFrames > 0 || definition.role === 'entrance' ? durationFrames : wordFrames;
      return playOnce(
        definition,
        frame - times.spoken.startFrame - delayFrames,
        lengthFrames,
        eased,
        context,
      );
    }
  }
}
