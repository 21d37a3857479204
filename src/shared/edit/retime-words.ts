import type { EditWord } from './document.ts';
import { matchWords } from './match-words.ts';
import { letterCount, spreadWords, wordTexts } from './word-texts.ts';

type Span = { readonly start: number; readonly end: number };

/** What is put between others is spoken at least half as fast as the rest, or its neighbours make room. */
const LEAST_SHARE = 0.5;

/** Words with a blank or a break inside, as some files have them, are several. */
function apart(words: readonly EditWord[]): readonly EditWord[] {
  return words.flatMap((word) => {
    const texts = wordTexts(word.text);
    if (texts.length < 2) return [word];
    return spreadWords(texts, word.start, word.end).map((part) => ({ ...word, ...part }));
  });
}

/**
 * Words of a new text. Those that were said before keep their times. A word written anew in the place of another takes
 * over its time; what is new is spread by letters between its neighbours, which make room where there is none. No word is
 * of no length, in a cue that has one.
 */
export function retimeWords(words: readonly EditWord[], texts: readonly string[], cue: Span): EditWord[] {
  const before = apart(words);
  const matched = matchWords(
    before.map(({ text }) => text),
    texts,
  );
  const slots = takenOver(before, texts, matched);
  const pace = paceOf(before, texts, cue);
  for (let index = 0; index < slots.length; index += 1) {
    if (slots[index]) continue;
    let end = index;
    while (end < slots.length && !slots[end]) end += 1;
    const old = replacedBetween(before, matched, index, end);
    index = spread(slots, texts, { index, end }, { old, pace, cue }) - 1;
  }
  return slots.flatMap((slot) => slot ?? []);
}

/** What has a time by its match, or as one of as many words in the place of as many. */
function takenOver(
  before: readonly EditWord[],
  texts: readonly string[],
  matched: readonly number[],
): (EditWord | null)[] {
  const slots = texts.map((text, index) => timed(before[matched[index] ?? -1], text));
  for (let index = 0; index < texts.length; index += 1) {
    if (matched[index] !== -1) continue;
    let end = index;
    while (end < texts.length && matched[end] === -1) end += 1;
    const first = (matched[index - 1] ?? -1) + 1;
    const last = matched[end] ?? before.length;
    if (last - first === end - index)
      for (let at = index; at < end; at += 1) slots[at] = timed(before[first + at - index], texts[at] ?? '');
    index = end;
  }
  return slots;
}

function timed(word: EditWord | undefined, text: string): EditWord | null {
  return word && word.end > word.start ? { ...word, text } : null;
}

/** Seconds for a letter, as the words are spoken now; over the whole cue where none has a time. */
function paceOf(before: readonly EditWord[], texts: readonly string[], cue: Span): number {
  const spoken = before.filter(({ start, end }) => end > start);
  const seconds = spoken.reduce((sum, { start, end }) => sum + end - start, 0);
  const letters = lettersOf(spoken.map(({ text }) => text));
  return letters > 0 ? seconds / letters : (cue.end - cue.start) / Math.max(1, lettersOf(texts));
}

const lettersOf = (texts: readonly string[]) => texts.reduce((sum, text) => sum + letterCount(text), 0);

/** When what stood in the place of new words was spoken; null: nothing did. */
function replacedBetween(
  before: readonly EditWord[],
  matched: readonly number[],
  index: number,
  end: number,
): Span | null {
  const [first, last] = [before[(matched[index - 1] ?? -1) + 1], before[(matched[end] ?? before.length) - 1]];
  return first && last && last.end > first.start ? { start: first.start, end: last.end } : null;
}

/** Fills the slots from `index` up to `end`, and as many beside them as it takes. Returns where it ended. */
function spread(
  slots: (EditWord | null)[],
  texts: readonly string[],
  empty: { readonly index: number; readonly end: number },
  { old, pace, cue }: { readonly old: Span | null; readonly pace: number; readonly cue: Span },
): number {
  let { index, end } = empty;
  const room = () => {
    const next = slots[end];
    const start = slots[index - 1]?.end ?? Math.min(cue.start, next?.start ?? cue.start);
    return { start, end: next?.start ?? Math.max(cue.end, start) };
  };
  const isEnough = (span: Span) =>
    span.end - span.start >= lettersOf(texts.slice(index, end)) * pace * LEAST_SHARE;
  let span = old && isEnough(old) && old.start >= room().start && old.end <= room().end ? old : room();
  while (!isEnough(span) && (index > 0 || end < slots.length)) {
    index = Math.max(0, index - 1);
    end = Math.min(slots.length, end + 1);
    while (end < slots.length && !slots[end]) end += 1; // the next gap is filled with it
    const [first, last] = [slots[index], slots[end - 1]];
    span = {
      start: first ? Math.min(first.start, room().end) : room().start,
      end: last ? last.end : room().end,
    };
  }
  if (span.end <= span.start) span = cue;
  for (const [offset, word] of spreadWords(texts.slice(index, end), span.start, span.end).entries())
    slots[index + offset] = { ...slots[index + offset], ...word };
  return end;
}
