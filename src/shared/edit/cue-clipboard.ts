import { addCues } from './cue-edits.ts';
import { moveCues } from './cue-time-edits.ts';
import { cueText } from './cue-text.ts';
import { clockOf, SRT_CLOCK } from '../text/clock-of.ts';
import { isObject } from '../scenario/json/loose.ts';
import type { EditCue, Edited, ScenarioDocument } from './document.ts';

type NewCue = Readonly<Record<string, unknown>>;

const srtTime = (seconds: number) => clockOf(Math.round(seconds * SRT_CLOCK.unitsPerSecond), SRT_CLOCK);

/** Text cues as SubRip, in time, for other programs. */
export function cuesAsText(cues: readonly EditCue[]): string {
  return cues
    .filter(({ type }) => type === 'text')
    .sort((a, b) => a.start - b.start)
    .map((cue, index) => {
      const text = cueText(cue).replace(/\n{2,}/g, '\n'); // an empty line would end it
      return `${index + 1}\n${srtTime(cue.start)} --> ${srtTime(cue.end)}\n${text}\n`;
    })
    .join('\n');
}

/** Cues as they were copied; null: it is something else. */
export function readCopiedCues(json: string): readonly NewCue[] | null {
  try {
    const cues: unknown = JSON.parse(json);
    const isCue = (cue: unknown) =>
      isObject(cue) &&
      typeof cue['type'] === 'string' &&
      Number.isFinite(cue['start']) &&
      Number.isFinite(cue['end']);
    return Array.isArray(cues) && cues.length > 0 && cues.every(isCue) ? (cues as readonly NewCue[]) : null;
  } catch {
    return null;
  }
}

/** How long a pasted line stays: as long as it takes to read, and neither a flash nor a lecture. */
const CHARACTERS_PER_SECOND = 15;
const LEAST_SECONDS = 1;
const MOST_SECONDS = 7;

/** Plain text as cues from a place on, one after the other: paragraphs, or else lines. */
export function cuesOfLines(text: string, atSeconds: number): readonly NewCue[] {
  const tidy = text.replace(/\r\n?/g, '\n').trim();
  const parts = /\n[ \t]*\n/.test(tidy) ? tidy.split(/\n[ \t]*\n\s*/) : tidy.split('\n');
  let start = atSeconds;
  return parts.flatMap((part) => {
    const own = part.trim();
    if (own === '') return [];
    const seconds = Math.min(MOST_SECONDS, Math.max(LEAST_SECONDS, [...own].length / CHARACTERS_PER_SECOND));
    const cue = { type: 'text', start, end: start + seconds, text: own };
    start += seconds;
    return [cue];
  });
}

/** Adds copied cues so that the first starts at a place; they keep their distances, styles, words and kinds. */
export function pasteCues(document: ScenarioDocument, cues: readonly NewCue[], atSeconds: number): Edited {
  const first = cues.reduce((earliest, { start }) => Math.min(earliest, Number(start)), Infinity);
  const added = addCues(
    document,
    cues.map((cue) => ({ ...cue, id: undefined })),
  );
  return { ...added, document: moveCues(added.document, added.ids, atSeconds - first) };
}
