import { withMarksOf, withText } from './cue-text.ts';
import { cuesOf, patched, roundSeconds } from './document.ts';
import type { EditCue, Edited, EditWord, ScenarioDocument } from './document.ts';
import { freeIds, idSet } from './ids.ts';

type CuePatch = { readonly [Key in string]?: unknown };

function withCues(document: ScenarioDocument, cues: readonly EditCue[]): ScenarioDocument {
  return { ...document, cues };
}

/** Every named cue through a function; the others, and the document where nothing changed, stay the same objects. */
export function mapCues(
  document: ScenarioDocument,
  ids: readonly string[],
  change: (cue: EditCue) => EditCue,
): ScenarioDocument {
  const wanted = idSet(ids);
  let isChanged = false;
  const cues = cuesOf(document).map((cue) => {
    const next = wanted.has(cue.id) ? change(cue) : cue;
    isChanged ||= next !== cue;
    return next;
  });
  return isChanged ? withCues(document, cues) : document;
}

/** Adds cues above those there are; one without an id gets one. */
export function addCues(
  document: ScenarioDocument,
  cues: readonly Readonly<Record<string, unknown>>[],
): Edited {
  const next = freeIds(document, 'c');
  const taken = new Set(cuesOf(document).map(({ id }) => id));
  const added = cues.map((cue) => {
    const own = cue['id'];
    const id = typeof own === 'string' && !taken.has(own) ? own : next();
    taken.add(id);
    return { ...cue, id } as EditCue;
  });
  return { document: withCues(document, [...cuesOf(document), ...added]), ids: added.map(({ id }) => id) };
}

/** A text cue at a place in the film. */
export function addTextCue(document: ScenarioDocument, start: number, end: number, text: string): Edited {
  return addCues(document, [{ type: 'text', start: roundSeconds(start), end: roundSeconds(end), text }]);
}

/** Sets keys of cues; a key set to undefined is taken out. */
export function updateCues(
  document: ScenarioDocument,
  ids: readonly string[],
  patch: CuePatch,
): ScenarioDocument {
  return mapCues(document, ids, (cue) => patched(cue, patch));
}

/** Sets keys within `layout` of cues; a layout without keys is taken out. */
export function updateLayout(
  document: ScenarioDocument,
  ids: readonly string[],
  patch: CuePatch,
): ScenarioDocument {
  return mapCues(document, ids, (cue) => {
    const layout = patched(cue.layout ?? {}, patch);
    return patched(cue, { layout: Object.keys(layout).length > 0 ? layout : undefined });
  });
}

/** Another text for a cue; `before` is what it is compared with, where the cue is in the middle of being typed. */
export function setCueText(
  document: ScenarioDocument,
  id: string,
  text: string,
  before?: EditCue,
): ScenarioDocument {
  return mapCues(document, [id], (cue) => withText(cue, text, before));
}

/** A style's name or a style; undefined: the default. */
export function setStyle(
  document: ScenarioDocument,
  ids: readonly string[],
  style: unknown,
): ScenarioDocument {
  return updateCues(document, ids, { style });
}

/** Words in the order of their times, kept within nothing but that order. */
export function setWords(
  document: ScenarioDocument,
  id: string,
  words: readonly EditWord[],
): ScenarioDocument {
  const ordered = [...words].sort((a, b) => a.start - b.start);
  const tidy = ordered.map((word) => ({
    ...word,
    start: roundSeconds(word.start),
    end: roundSeconds(Math.max(word.start, word.end)),
  }));
  return mapCues(document, [id], (cue) => withMarksOf(cue, patched(cue, { words: tidy, text: undefined })));
}

export function deleteCues(document: ScenarioDocument, ids: readonly string[]): ScenarioDocument {
  const gone = idSet(ids);
  const cues = cuesOf(document).filter(({ id }) => !gone.has(id));
  return cues.length === cuesOf(document).length ? document : withCues(document, cues);
}
