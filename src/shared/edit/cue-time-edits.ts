import { addCues, mapCues } from './cue-edits.ts';
import { cuesOf, patched, roundSeconds } from './document.ts';
import type { EditCue, Edited, EditWord, ScenarioDocument } from './document.ts';
import { fitWords } from './fit-words.ts';
import { idSet } from './ids.ts';
import { frameSeconds } from './snap.ts';
import { frameSpan, secondsAt, type FrameRate } from '../time.ts';

function moved<Span extends { readonly start: number; readonly end: number }>(
  span: Span,
  delta: number,
): Span {
  return { ...span, start: roundSeconds(span.start + delta), end: roundSeconds(span.end + delta) };
}

function shifted(cue: EditCue, delta: number): EditCue {
  const own = moved(cue, delta);
  return cue.words ? { ...own, words: cue.words.map((word) => moved(word, delta)) } : own;
}

function pick(document: ScenarioDocument, ids: readonly string[]): EditCue[] {
  const wanted = idSet(ids);
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

/** A word kept within a span, in film seconds. */
export function clampWord(word: EditWord, start: number, end: number): EditWord {
  const inside = (seconds: number) => Math.min(end, Math.max(start, seconds));
  return { ...word, start: inside(word.start), end: inside(word.end) };
}

/** Sets where a cue starts or ends, at least `shortest` seconds from its other edge. Words go along (`fitWords`). */
export function trimCue(
  document: ScenarioDocument,
  id: string,
  {
    edge,
    seconds,
    shortest,
  }: { readonly edge: 'start' | 'end'; readonly seconds: number; readonly shortest: number },
): ScenarioDocument {
  return mapCues(document, [id], (cue) => trimmed(cue, edge, seconds, shortest));
}

function trimmed(cue: EditCue, edge: 'start' | 'end', seconds: number, shortest: number): EditCue {
  const start = edge === 'start' ? Math.max(0, Math.min(seconds, cue.end - shortest)) : cue.start;
  const end = edge === 'end' ? Math.max(seconds, cue.start + shortest) : cue.end;
  const span = { start: roundSeconds(start), end: roundSeconds(end) };
  if (span.start === cue.start && span.end === cue.end) return cue;
  const words = cue.words && fitWords(cue.words, cue, span);
  return patched(cue, { ...span, words });
}

/**
 * Sets where a cue starts or ends, wherever that is: a cue that lies on the other side of it is moved there with its length.
 */
export function edgeAt(
  document: ScenarioDocument,
  id: string,
  at: { readonly edge: 'start' | 'end'; readonly seconds: number; readonly shortest: number },
): ScenarioDocument {
  const cue = cuesOf(document).find((one) => one.id === id);
  if (!cue) return document;
  const isInside =
    at.edge === 'start' ? at.seconds <= cue.end - at.shortest : at.seconds >= cue.start + at.shortest;
  return isInside ? trimCue(document, id, at) : moveCues(document, [id], at.seconds - cue[at.edge]);
}

/** Moves the same edge of several cues by as many frames; each keeps a frame at least, and its words. */
export function trimCues(
  document: ScenarioDocument,
  ids: readonly string[],
  {
    edge,
    frames,
    rate,
  }: { readonly edge: 'start' | 'end'; readonly frames: number; readonly rate: FrameRate },
): ScenarioDocument {
  return mapCues(document, ids, (cue) => {
    const { startFrame, endFrame } = frameSpan(cue.start, cue.end, rate);
    const frame = (edge === 'start' ? startFrame : endFrame) + frames;
    return trimmed(cue, edge, secondsAt(frame, rate), frameSeconds(rate));
  });
}

/** Copies of cues right after the last of them, with the same distances. */
export function duplicateCues(document: ScenarioDocument, ids: readonly string[]): Edited {
  const originals = pick(document, ids);
  if (originals.length === 0) return { document, ids: [] };
  const first = originals.reduce((earliest, { start }) => Math.min(earliest, start), Infinity);
  const last = originals.reduce((latest, { end }) => Math.max(latest, end), -Infinity);
  return addCues(
    document,
    originals.map((cue) => patched(shifted(cue, last - first), { id: undefined })),
  );
}
