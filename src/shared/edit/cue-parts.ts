import { marksWithin } from './cue-marks.ts';
import { cueText, withMarksOf } from './cue-text.ts';
import { cuesOf, patched, type EditCue, type ScenarioDocument } from './document.ts';
import { freeIds, idSet } from './ids.ts';

/** The parts of a cue, whose texts follow each other in its text, each with the marks of its letters. */
export function partsWithMarks(cue: EditCue, parts: readonly EditCue[]): readonly EditCue[] {
  if (!cue.marks) return parts;
  const texts = parts.map(cueText);
  const { marks = [] } = withMarksOf(cue, patched(cue, { words: undefined, text: texts.join(' ') }));
  let from = 0;
  return parts.map((part, index) => {
    const to = from + (texts[index]?.length ?? 0);
    const own = marksWithin(marks, from, to);
    from = to + 1;
    return patched(part, { marks: own.length > 0 ? own : undefined });
  });
}

/** Puts several cues in the place of each named one; the first keeps its id. The very document where none changes. */
export function replaceCues(
  document: ScenarioDocument,
  ids: readonly string[],
  change: (cue: EditCue) => readonly EditCue[],
): ScenarioDocument {
  const wanted = idSet(ids);
  const next = freeIds(document, 'c');
  let isChanged = false;
  const cues = cuesOf(document).flatMap((cue) => {
    if (!wanted.has(cue.id)) return [cue];
    const parts = change(cue);
    isChanged ||= parts.length !== 1 || parts[0] !== cue;
    return parts.map((part, index) => (index === 0 ? part : patched(part, { id: next() })));
  });
  return isChanged ? { ...document, cues } : document;
}
