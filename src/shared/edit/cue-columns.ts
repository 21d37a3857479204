import { trimCue } from './cue-time-edits.ts';
import { readingCharacters, readingSpeed } from './cue-warnings.ts';
import type { EditCue, ScenarioDocument } from './document.ts';

/** What the cue list shows of a cue, and what can be written there, besides its text. */
export const CUE_COLUMNS = ['start', 'end', 'length', 'gap', 'speed'] as const;
export type CueColumn = (typeof CUE_COLUMNS)[number];

/** Seconds, or characters a second. Null: a last cue has no gap, one without a text no speed. */
export function columnValue(cue: EditCue, column: CueColumn, nextStart: number | null): number | null {
  switch (column) {
    case 'start':
      return cue.start;
    case 'end':
      return cue.end;
    case 'length':
      return cue.end - cue.start;
    case 'gap':
      return nextStart === null ? null : nextStart - cue.end;
    case 'speed':
      return cue.type === 'text' ? readingSpeed(cue) : null;
  }
}

/** Where a cue is to end for a value of a column; null: the column says nothing about it, or cannot be met. */
function endFor(cue: EditCue, column: CueColumn, value: number, nextStart: number | null): number | null {
  switch (column) {
    case 'start':
      return null;
    case 'end':
      return value;
    case 'length':
      return cue.start + value;
    case 'gap':
      return nextStart === null ? null : nextStart - value;
    case 'speed':
      return value > 0 ? cue.start + readingCharacters(cue) / value : null;
  }
}

/**
 * Sets what a column shows, by the cue's start or else by its end. Null where that leaves less than `shortest` seconds of it:
 * what a person wrote is refused, and not made into something else.
 */
export function setColumn(
  document: ScenarioDocument,
  cue: EditCue,
  column: CueColumn,
  value: number,
  { nextStart, shortest }: { readonly nextStart: number | null; readonly shortest: number },
): ScenarioDocument | null {
  const edge = column === 'start' ? 'start' : 'end';
  const seconds = column === 'start' ? value : endFor(cue, column, value, nextStart);
  if (seconds === null || seconds < 0) return null;
  const length = edge === 'start' ? cue.end - seconds : seconds - cue.start;
  if (length < shortest - 1e-6) return null;
  return trimCue(document, cue.id, { edge, seconds, shortest });
}
