import type { StageAnimation, StageCue } from '../stage-film.ts';
import { animationChange, type BoxTimes } from './animation-timing.ts';
import type { AnimationContext } from './animations/animation.ts';
import { combine } from './box-state.ts';
import { textSeed } from './seeded.ts';
import type { BoxState } from './state.ts';

/** What the motion of a cue needs to know of its film. */
export type StageSize = { readonly widthPx: number; readonly heightPx: number };

/** What sets one box, a cue or a word of it, apart from the others. */
export type MovedBox = Pick<AnimationContext, 'word' | 'wordIndex' | 'wordCount' | 'sizePx' | 'style'> & {
  readonly times: BoxTimes;
};

/** A state with all of a box's animations on top, in the order of the scenario. */
export function withAnimations(
  start: BoxState,
  cue: StageCue,
  animations: readonly StageAnimation[],
  box: MovedBox,
  frame: number,
  stage: StageSize,
): BoxState {
  let state = start;
  for (const animation of animations) {
    // written out, not spread: this is made for every word of every frame
    const context: AnimationContext = {
      params: animation.params,
      when: animation.when,
      seed: textSeed(cue.id),
      wordIndex: box.wordIndex,
      wordCount: box.wordCount,
      frame: frame - cue.startFrame,
      heightPx: stage.heightPx,
      sizePx: box.sizePx,
      style: box.style,
      cue,
      word: box.word,
    };
    state = combine(state, animationChange(animation, box.times, frame, context));
  }
  return state;
}
