import { marksAfter } from './cue-marks.ts';
import { patched, roundSeconds, type EditCue, type EditWord } from './document.ts';

/** What a text cue says, its words joined by spaces; empty for other kinds. */
export function cueText(cue: EditCue): string {
  return cue.text ?? cue.words?.map(({ text }) => text).join(' ') ?? '';
}

/** Spreads words over a span, each as long as its share of the letters. */
export function spreadWords(texts: readonly string[], start: number, end: number): EditWord[] {
  const weights = texts.map((text) => Math.max(1, [...text].length));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let before = 0;
  return texts.map((text, index) => {
    const from = start + ((end - start) * before) / total;
    before += weights[index] ?? 0;
    return {
      text,
      start: roundSeconds(from),
      end: roundSeconds(start + ((end - start) * before) / total),
    };
  });
}

/**
 * Words of a new text that keep their times where the text did not change: equal words at both ends keep theirs, the
 * changed middle shares the time that is left. As many words as before: each keeps its time.
 */
export function retimeWords(words: readonly EditWord[], text: string, cue: EditCue): EditWord[] {
  const texts = text.split(/\s+/).filter((part) => part !== '');
  if (texts.length === words.length)
    return words.map((word, index) => ({ ...word, text: texts[index] ?? '' }));
  const most = Math.min(texts.length, words.length);
  let head = 0;
  while (head < most && words[head]?.text === texts[head]) head += 1;
  let tail = 0;
  while (tail < most - head && words.at(-1 - tail)?.text === texts.at(-1 - tail)) tail += 1;
  const kept = words.slice(words.length - tail);
  const from = words[head - 1]?.end ?? cue.start;
  const to = kept[0]?.start ?? cue.end;
  const middle = spreadWords(texts.slice(head, texts.length - tail), from, Math.max(from, to));
  return [...words.slice(0, head), ...middle, ...kept];
}

/** The same cue with another text; word times and marks follow it. */
export function withText(cue: EditCue, text: string): EditCue {
  return withMarksOf(
    cue,
    cue.words ? { ...cue, words: retimeWords(cue.words, text, cue) } : { ...cue, text },
  );
}

/** `cue` with the marks that `before` had on the same letters. Call it wherever a cue's text or words change. */
export function withMarksOf(before: EditCue, cue: EditCue): EditCue {
  if (!before.marks) return cue;
  const marks = marksAfter(cueText(before), cueText(cue), before.marks);
  return patched(cue, { marks: marks.length > 0 ? marks : undefined });
}

/** The cue with times on its words, spread evenly where it had none. */
export function withWordTimes(cue: EditCue): EditCue {
  if (cue.words) return cue;
  const { text = '', ...rest } = cue;
  const words = text.split(/\s+/).filter((part) => part !== '');
  return withMarksOf(cue, { ...rest, words: spreadWords(words, cue.start, cue.end) } as EditCue);
}
