import { addCues, mapCues } from './cue-edits.ts';
import { cueText } from './cue-text.ts';
import { cuesOf, patched, roundSeconds } from './document.ts';
import type { EditCue, Edited, EditWord, ScenarioDocument } from './document.ts';

function shifted(cue: EditCue, delta: number): EditCue {
  const move = <Span extends { readonly start: number; readonly end: number }>(span: Span): Span => ({
    ...span,
    start: roundSeconds(span.start + delta),
    end: roundSeconds(span.end + delta),
  });
  return cue.words ? { ...move(cue), words: cue.words.map(move) } : move(cue);
}

function pick(document: ScenarioDocument, ids: readonly string[]): EditCue[] {
  const wanted = new Set(ids);
  return cuesOf(document).filter(({ id }) => wanted.has(id));
}

/** Moves cues together, with their words. They keep their distances: none is moved before the film's start. */
export function moveCues(
  document: ScenarioDocument,
  ids: readonly string[],
  deltaSeconds: number,
): ScenarioDocument {
  const first = pick(document, ids).reduce((earliest, { start }) => Math.min(earliest, start), Infinity);
  const delta = Math.max(deltaSeconds, -first);
  return delta === 0 ? document : mapCues(document, ids, (cue) => shifted(cue, delta));
}

/** Moves every cue, as when subtitles start too early or too late. */
export function shiftAll(document: ScenarioDocument, deltaSeconds: number): ScenarioDocument {
  const ids = cuesOf(document).map(({ id }) => id);
  return moveCues(document, ids, deltaSeconds);
}

function clampWord(word: EditWord, start: number, end: number): EditWord {
  const inside = (seconds: number) => Math.min(end, Math.max(start, seconds));
  return { ...word, start: inside(word.start), end: inside(word.end) };
}

/** Sets where a cue starts or ends, at least `shortest` seconds from its other edge. Words are kept, inside the cue. */
export function trimCue(
  document: ScenarioDocument,
  id: string,
  {
    edge,
    seconds,
    shortest,
  }: { readonly edge: 'start' | 'end'; readonly seconds: number; readonly shortest: number },
): ScenarioDocument {
  return mapCues(document, [id], (cue) => {
    const start = edge === 'start' ? Math.max(0, Math.min(seconds, cue.end - shortest)) : cue.start;
    const end = edge === 'end' ? Math.max(seconds, cue.start + shortest) : cue.end;
    const span = { start: roundSeconds(start), end: roundSeconds(end) };
    if (span.start === cue.start && span.end === cue.end) return cue;
    const words = cue.words?.map((word) => clampWord(word, span.start, span.end));
    return patched(cue, { ...span, words });
  });
}

/** The space nearest to a share of the text; a text of one word stands on both sides. */
function splitText(text: string, ratio: number): readonly [string, string] {
  const wanted = ratio * text.length;
  const spaces = [...text.matchAll(/\s+/g)].sort(
    (a, b) => Math.abs(a.index - wanted) - Math.abs(b.index - wanted),
  );
  const [space] = spaces;
  return space ? [text.slice(0, space.index), text.slice(space.index + space[0].length)] : [text, text];
}

function halves(cue: EditCue, seconds: number): readonly [EditCue, EditCue] {
  const [left, right] = [
    { ...cue, end: seconds },
    { ...cue, start: seconds },
  ];
  if (cue.words) {
    const isLeft = ({ start, end }: EditWord) => (start + end) / 2 < seconds;
    const first = cue.words.filter(isLeft).map((word) => clampWord(word, cue.start, seconds));
    const second = cue.words.filter((word) => !isLeft(word)).map((word) => clampWord(word, seconds, cue.end));
    return [
      { ...left, words: first },
      { ...right, words: second },
    ];
  }
  if (cue.text === undefined) return [left, right];
  const [before, after] = splitText(cueText(cue), (seconds - cue.start) / (cue.end - cue.start));
  return [
    { ...left, text: before },
    { ...right, text: after },
  ];
}

/** Cuts the named cues that are on screen at an instant in two; the later halves get new ids, which are given. */
export function splitCues(document: ScenarioDocument, ids: readonly string[], atSeconds: number): Edited {
  const seconds = roundSeconds(atSeconds);
  const later: Record<string, unknown>[] = [];
  const cut = mapCues(document, ids, (cue) => {
    if (seconds <= cue.start || seconds >= cue.end) return cue;
    const [left, right] = halves(cue, seconds);
    later.push(patched(right, { id: undefined }));
    return left;
  });
  return later.length === 0 ? { document, ids: [] } : addCues(cut, later);
}

/** Copies of cues right after the last of them, with the same distances. */
export function duplicateCues(document: ScenarioDocument, ids: readonly string[]): Edited {
  const originals = pick(document, ids);
  if (originals.length === 0) return { document, ids: [] };
  const first = Math.min(...originals.map(({ start }) => start));
  const last = Math.max(...originals.map(({ end }) => end));
  return addCues(
    document,
    originals.map((cue) => patched(shifted(cue, last - first), { id: undefined })),
  );
}
