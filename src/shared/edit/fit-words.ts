import { roundSeconds, type EditWord } from './document.ts';

type Span = { readonly start: number; readonly end: number };

/** A word this near to its cue's edge is meant to reach it: half a frame at 25 frames a second. */
const REACH_SECONDS = 0.02;

/**
 * The words of a cue whose edges moved. Words that reach a moved edge, or would be left outside, are stretched or pressed
 * with the cue, all by the same share; nothing is lost by that, and moving the edge back gives back their times. Words that
 * end before it, with a pause behind, were timed by what is heard: they stay.
 */
export function fitWords(words: readonly EditWord[], from: Span, to: Span): readonly EditWord[] {
  const [first] = words;
  if (!first) return words;
  const start = first.start;
  const end = words.reduce((latest, word) => Math.max(latest, word.end), -Infinity);
  const isHeld =
    (from.start === to.start || start > Math.max(from.start, to.start) + REACH_SECONDS) &&
    (from.end === to.end || end < Math.min(from.end, to.end) - REACH_SECONDS);
  if (isHeld) return words;
  const [least, most] = [Math.min(from.start, start), Math.max(from.end, end)];
  const ratio = (to.end - to.start) / (most - least);
  const at = (seconds: number) => roundSeconds(to.start + (seconds - least) * ratio);
  return words.map((word) => ({ ...word, start: at(word.start), end: at(word.end) }));
}
