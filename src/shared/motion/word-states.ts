import type { StageAnimation, StageTextCue } from '../stage-film.ts';
import { settled } from './box-state.ts';
import { graphemeEnds, sungSpan, wordsOf, wordStyle } from './cue-words.ts';
import { withAnimations, type StageSize } from './moving-boxes.ts';
import { REST, type BoxState } from './state.ts';

/**
 * The share (0-1) of a text's time in which its words arrive one after another, where they have no times of their own.
 */
const ARRIVAL_RATIO = 0.6;

/** Words without times that are to be animated one by one follow each other, and are all there in good time. */
function withStagger(cue: StageTextCue, animation: StageAnimation): StageAnimation {
  if (cue.hasWordTimes || animation.when !== 'word' || animation.staggerFrames > 0) return animation;
  const fitting = ((cue.endFrame - cue.startFrame) * ARRIVAL_RATIO) / Math.max(1, wordsOf(cue).length);
  return { ...animation, staggerFrames: Math.min(Math.max(1, animation.durationFrames / 3), fitting) };
}

/** The word being spoken, marked by colour and size without any animation. */
function spokenMark(cue: StageTextCue, wordIndex: number, frame: number): BoxState {
  const word = wordsOf(cue)[wordIndex]!;
  if (!cue.hasWordTimes || frame < word.startFrame || frame >= word.endFrame) return REST;
  const { activeColor, activeScale } = wordStyle(cue, word);
  if (activeColor === null && activeScale === 1) return REST;
  return { ...REST, color: activeColor, scaleX: activeScale, scaleY: activeScale };
}

/** The states of a text's words, in logical order, with the animations that move words. */
export function wordStates(
  cue: StageTextCue,
  animations: readonly StageAnimation[],
  frame: number,
  stage: StageSize,
): readonly BoxState[] {
  const words = wordsOf(cue);
  // karaoke marks the word itself, by its own rules
  const isKaraoke = animations.some((animation) => animation.name === 'karaoke');
  const staggered = animations.map((animation) => withStagger(cue, animation));
  return words.map((word, wordIndex) => {
    const start = isKaraoke ? REST : spokenMark(cue, wordIndex, frame);
    if (staggered.length === 0) return settled(start);
    const style = wordStyle(cue, word);
    const box = {
      wordIndex,
      wordCount: words.length,
      sizePx: style.sizePx,
      style,
      word,
      times: {
        cue,
        spoken: cue.hasWordTimes ? word : cue,
        sung: isKaraoke ? sungSpan(cue, wordIndex) : word,
      },
    };
    return settled(withAnimations(start, cue, staggered, box, frame, stage));
  });
}

/** Spreads the typing of a text over its words, so that each word can be drawn by itself. */
export function typedWords(
  cue: StageTextCue,
  words: readonly BoxState[],
  visibleGraphemes: number,
): readonly BoxState[] {
  const ends = graphemeEnds(cue);
  return words.map((word, wordIndex) => {
    if (visibleGraphemes >= ends[wordIndex]!) return word;
    return { ...word, visibleGraphemes: Math.max(0, visibleGraphemes - (ends[wordIndex - 1] ?? 0)) };
  });
}
