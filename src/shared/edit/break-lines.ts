import { joinedWords } from '../text/joined-words.ts';
import { cueText } from './cue-text.ts';
import { partsWithMarks, replaceCues } from './cue-parts.ts';
import type { EditCue, EditWord, ScenarioDocument } from './document.ts';
import type { Pause } from './sound-pauses.ts';
import { wordTexts } from './word-texts.ts';
import { timedWords } from './word-times.ts';

export type LineRule = {
  /** Characters a line has at most, where no single word is longer. */
  readonly characters: number;
  /** Lines a cue has at most; a longer one becomes several. */
  readonly lines: number;
};

/** A line that ends with a mark is a good one; one that ends with a little word is not. */
const AFTER_MARK = -0.15;
const AFTER_LITTLE_WORD = 0.1;

const length = (text: string) => [...text].length;

/**
 * Where to break words into lines, as the number of words of each line: as few lines as fit, and of all ways to do that the
 * one with the most even lines, breaks after marks preferred.
 */
export function lineLengths(texts: readonly string[], characters: number): readonly number[] {
  type Way = { readonly lines: number; readonly cost: number; readonly from: number };
  const best: Way[] = [{ lines: 0, cost: 0, from: 0 }];
  for (let to = 1; to <= texts.length; to += 1) {
    let way: Way | null = null;
    let width = -1;
    for (let from = to - 1; from >= 0; from -= 1) {
      width += length(texts[from] ?? '') + 1;
      if (width > characters && from < to - 1) break;
      const before = best[from];
      if (!before) continue;
      const last = texts[to - 1] ?? '';
      const word =
        to === texts.length
          ? 0
          : /\p{P}$/u.test(last)
            ? AFTER_MARK
            : length(last) < 3
              ? AFTER_LITTLE_WORD
              : 0;
      const found = {
        lines: before.lines + 1,
        cost: before.cost + ((characters - width) / characters) ** 2 + word,
        from,
      };
      if (!way || found.lines < way.lines || (found.lines === way.lines && found.cost < way.cost))
        way = found;
    }
    best[to] = way ?? { lines: to, cost: 0, from: to - 1 };
  }
  const counts: number[] = [];
  for (let to = texts.length; to > 0; to = best[to]?.from ?? 0) counts.unshift(to - (best[to]?.from ?? 0));
  return counts;
}

/** The named cues with their lines broken anew. One with more lines than it may have becomes several cues, by its words' times. */
export function breakLines(
  document: ScenarioDocument,
  ids: readonly string[],
  rule: LineRule,
  pauses: readonly Pause[] = [],
): ScenarioDocument {
  return replaceCues(document, ids, (cue) => broken(cue, rule, pauses));
}

function broken(cue: EditCue, { characters, lines }: LineRule, pauses: readonly Pause[]): readonly EditCue[] {
  if (cue.type !== 'text') return [cue];
  const texts = wordTexts(cueText(cue)).map((text) => text.trim());
  if (texts.length === 0) return [cue];
  const counts = lineLengths(texts, characters);
  const words = cue.words?.length === texts.length ? cue.words : timedWords(texts, cue, pauses);
  const cues = Math.ceil(counts.length / lines);
  const linesEach = Math.ceil(counts.length / cues);
  const made: EditCue[] = [];
  let at = 0;
  for (let first = 0; first < counts.length; first += linesEach) {
    const own = counts.slice(first, first + linesEach);
    const broke: EditWord[] = own.flatMap((count, line) =>
      words.slice((at += count) - count, at).map((word, index) => {
        const isLast = index === count - 1 && line < own.length - 1;
        return { ...word, text: (texts[at - count + index] ?? '') + (isLast ? '\n' : '') };
      }),
    );
    const next = words[at];
    const start = first === 0 ? cue.start : (broke[0]?.start ?? cue.start);
    const end = next && first + linesEach < counts.length ? next.start : cue.end;
    const said = cue.words ? { words: broke } : { text: joinedWords(broke).text };
    made.push({ ...cue, start, end, ...said });
  }
  const [only] = made;
  return made.length === 1 && only && cueText(only) === cueText(cue) ? [cue] : partsWithMarks(cue, made);
}
