import { clipsOf, cuesOf, type ScenarioDocument } from './document.ts';

const sets = new WeakMap<readonly string[], ReadonlySet<string>>();

/** The ids of a list, to look them up; made once for each list, which is never changed in place. */
export function idSet(ids: readonly string[]): ReadonlySet<string> {
  const known = sets.get(ids) ?? new Set(ids);
  sets.set(ids, known);
  return known;
}

/** Gives ids that no cue and no clip of the document has: `c1`, `c2` … */
export function freeIds(document: ScenarioDocument, prefix: string): () => string {
  const taken = new Set<unknown>([...cuesOf(document), ...clipsOf(document)].map(({ id }) => id));
  let number = 0;
  return () => {
    do number += 1;
    while (taken.has(`${prefix}${number}`));
    return `${prefix}${number}`;
  };
}

function named<Item extends { readonly id?: string }>(
  items: readonly Item[],
  start: () => () => string,
): readonly Item[] {
  if (items.every(({ id }) => id !== undefined)) return items;
  const next = start();
  return items.map((item) => (item.id === undefined ? { ...item, id: next() } : item));
}

/** The document with an id on every cue and clip; those that have one keep it. Itself where nothing lacks one. */
export function withIds(document: ScenarioDocument): ScenarioDocument {
  const cues = named(cuesOf(document), () => freeIds(document, 'c'));
  const clips = named(clipsOf(document), () => freeIds(document, 'p'));
  if (cues === cuesOf(document) && clips === clipsOf(document)) return document;
  return {
    ...document,
    ...(document['timeline'] === undefined ? {} : { timeline: clips }),
    ...(document['cues'] === undefined ? {} : { cues }),
  };
}
