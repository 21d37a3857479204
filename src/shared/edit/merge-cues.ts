import { mapCues, deleteCues } from './cue-edits.ts';
import { marksWithin } from './cue-marks.ts';
import { cueText } from './cue-text.ts';
import { laneOf, READING_LIMITS } from './cue-warnings.ts';
import {
  cuesOf,
  patched,
  type EditCue,
  type Edited,
  type EditMark,
  type EditWord,
  type ScenarioDocument,
} from './document.ts';
import { idSet } from './ids.ts';
import { spreadWords, wordTexts } from './word-texts.ts';

const inTime = (a: EditCue, b: EditCue) => a.start - b.start || a.end - b.end;

/** The text cues to be merged, in time: those named, or a single one and the next that stands where it does. */
function together(document: ScenarioDocument, ids: readonly string[]): readonly EditCue[] {
  const wanted = idSet(ids);
  const texts = cuesOf(document).filter(({ type }) => type === 'text');
  const named = texts.filter(({ id }) => wanted.has(id)).sort(inTime);
  const [only] = named;
  if (!only || named.length > 1) return named;
  const lane = laneOf(only);
  const later = texts.filter((cue) => cue !== only && laneOf(cue) === lane && inTime(cue, only) >= 0);
  const next = later.reduce<EditCue | null>(
    (first, cue) => (first && inTime(first, cue) <= 0 ? first : cue),
    null,
  );
  return next ? [only, next] : named;
}

/** Whether there are cues to merge: at least two named, or one with another behind it. */
export function canMerge(document: ScenarioDocument, ids: readonly string[]): boolean {
  return together(document, ids).length > 1;
}

/** Two texts on one line where they fit, else one below the other. */
function joined(before: string, after: string): string {
  const line = `${before.split('\n').at(-1) ?? ''} ${after.split('\n')[0] ?? ''}`;
  return [...line].length <= READING_LIMITS.lineCharacters ? `${before} ${after}` : `${before}\n${after}`;
}

/** The marks of all texts, in the letters of the joined one; undefined: there are none. */
function joinedMarks(cues: readonly EditCue[], text: string): readonly EditMark[] | undefined {
  let from = 0;
  const marks = cues.flatMap((cue) => {
    const own = cueText(cue);
    const said = own.trim();
    const skipped = own.indexOf(said);
    const at = text.indexOf(said, from);
    from = at + said.length;
    return marksWithin(cue.marks ?? [], skipped, skipped + said.length).map((mark) => ({
      ...mark,
      from: mark.from + at,
      to: mark.to + at,
    }));
  });
  return marks.length > 0 ? marks : undefined;
}

/** The words of a cue, by their letters where they have no times. */
function wordsOf(cue: EditCue): readonly EditWord[] {
  return cue.words ?? spreadWords(wordTexts(cueText(cue)), cue.start, cue.end);
}

/** Words with the line breaks of a text that has the same words. */
function brokenAs(words: readonly EditWord[], text: string): readonly EditWord[] {
  const texts = wordTexts(text);
  if (texts.length !== words.length) return words; // some word has a blank inside: it keeps its own breaks
  return words.map((word, index) => ({ ...word, text: texts[index] ?? word.text }));
}

/**
 * Makes one cue of the named ones, or of a single one and the next: from the first start to the last end, with all words
 * and their times. It keeps the first one's id, style and place. `ids`: of the merged cue; none where nothing was merged.
 */
export function mergeCues(document: ScenarioDocument, ids: readonly string[]): Edited {
  const cues = together(document, ids);
  const [first, ...others] = cues;
  if (!first || others.length === 0) return { document, ids: [] };
  const end = cues.reduce((latest, cue) => Math.max(latest, cue.end), -Infinity);
  const text = others.reduce((before, cue) => joined(before, cueText(cue).trim()), cueText(first).trim());
  const isTimed = cues.some(({ words }) => words !== undefined);
  const words = isTimed
    ? brokenAs(
        cues.flatMap(wordsOf).sort((a, b) => a.start - b.start),
        text,
      )
    : undefined;
  const merged = mapCues(document, [first.id], (cue) =>
    patched(cue, { end, words, text: isTimed ? undefined : text, marks: joinedMarks(cues, text) }),
  );
  return {
    document: deleteCues(
      merged,
      others.map(({ id }) => id),
    ),
    ids: [first.id],
  };
}
