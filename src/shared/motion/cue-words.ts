import type { FrameSpan } from '../time.ts';
import type { StageCue, StageStyle, StageTextCue, StageWord } from '../stage-film.ts';
import { graphemeCount } from './graphemes.ts';

const NO_WORDS: readonly StageWord[] = [];

/** Words of each text in one list, kept because every frame of the cue asks again. */
const wordsByCue = new WeakMap<StageTextCue, readonly StageWord[]>();

/** The words of a cue in logical order over all lines. Empty for cues that are not text. */
export function wordsOf(cue: StageCue): readonly StageWord[] {
  if (cue.type !== 'text') return NO_WORDS;
  const known = wordsByCue.get(cue);
  if (known) return known;
  const words = cue.lines.length === 1 ? cue.lines[0]! : cue.lines.flat();
  wordsByCue.set(cue, words);
  return words;
}

export function wordStyle(cue: StageTextCue, word: StageWord): StageStyle {
  return word.style ?? cue.style;
}

const endsByCue = new WeakMap<StageTextCue, readonly number[]>();

/** For each word, how many grapheme clusters the text has up to its end, spaces between words not counted. */
export function graphemeEnds(cue: StageTextCue): readonly number[] {
  const known = endsByCue.get(cue);
  if (known) return known;
  let end = 0;
  const ends = wordsOf(cue).map((word) => (end += graphemeCount(word.text)));
  endsByCue.set(cue, ends);
  return ends;
}

/**
 * The frames over which a word is sung, perhaps fractional. Without word times the cue's span is shared out by
 * the length of the words.
 */
export function sungSpan(cue: StageTextCue, wordIndex: number): FrameSpan {
  const word = wordsOf(cue)[wordIndex]!;
  if (cue.hasWordTimes) return word;
  const ends = graphemeEnds(cue);
  const total = Math.max(1, ends.at(-1) ?? 1);
  const frameAt = (graphemes: number) =>
    cue.startFrame + ((cue.endFrame - cue.startFrame) * graphemes) / total;
  return { startFrame: frameAt(ends[wordIndex - 1] ?? 0), endFrame: frameAt(ends[wordIndex]!) };
}
