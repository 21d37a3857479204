import type { StageAnimation, StageCue } from '../stage-film.ts';
import { ANIMATIONS } from './animations/registry.ts';
import { combine, settled } from './box-state.ts';
import { withAnimations, type StageSize } from './moving-boxes.ts';
import { REST, type BoxState, type CueState } from './state.ts';
import { transformAt } from './transform-keys.ts';
import { typedWords, wordStates } from './word-states.ts';

/** What stands for a font size where there is no text: a line of an ordinary caption, as a fraction of the stage. */
const TEXTLESS_SIZE = 0.06;

const NONE: readonly never[] = [];

/** Whether an animation moves the words of this cue, each on its own, rather than the cue as one box. */
export function movesWords(cue: StageCue, animation: StageAnimation): boolean {
  if (cue.type !== 'text') return false;
  return (
    animation.when === 'word' || animation.staggerFrames > 0 || ANIMATIONS[animation.name].perWord === true
  );
}

function boxState(
  cue: StageCue,
  animations: readonly StageAnimation[],
  frame: number,
  stage: StageSize,
): BoxState {
  const own = cue.opacity === 1 ? REST : { ...REST, opacity: cue.opacity };
  const placed = combine(own, transformAt(cue.transform, frame - cue.startFrame));
  if (animations.length === 0) return settled(placed);
  const style = cue.type === 'text' ? cue.style : null;
  const box = {
    wordIndex: 0,
    wordCount: 1,
    sizePx: style?.sizePx ?? stage.heightPx * TEXTLESS_SIZE,
    style,
    word: null,
    times: { cue, spoken: cue, sung: cue },
  };
  return settled(withAnimations(placed, cue, animations, box, frame, stage));
}

/**
 * How a cue, its words and its children are shown at a film frame; null outside the cue's span. Depends on its
 * arguments alone. Cues are never changed in place: what is found out about one is remembered by its identity.
 */
export function cueStateAt(cue: StageCue, frame: number, film: StageSize): CueState | null {
  if (frame < cue.startFrame || frame >= cue.endFrame) return null;
  const onWords = cue.animations.filter((animation) => movesWords(cue, animation));
  const onBox = cue.animations.filter((animation) => !movesWords(cue, animation));
  const box = boxState(cue, onBox, frame, film);
  if (cue.type === 'group')
    return { box, words: NONE, children: cue.children.map((child) => cueStateAt(child, frame, film)) };
  if (cue.type !== 'text') return { box, words: NONE, children: NONE };
  const words = wordStates(cue, onWords, frame, film);
  const { visibleGraphemes } = box;
  return {
    box,
    words: visibleGraphemes === null ? words : typedWords(cue, words, visibleGraphemes),
    children: NONE,
  };
}
