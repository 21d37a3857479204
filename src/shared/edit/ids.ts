import { clipsOf, cuesOf, type ScenarioDocument } from './document.ts';

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
  next: () => string,
): readonly Item[] {
  if (items.every(({ id }) => id !== undefined)) return items;
  return items.map((item) => (item.id === undefined ? { ...item, id: next() } : item));
}

/** The document with an id on every cue and clip; those that have one keep it. Itself where nothing lacks one. */
export function withIds(document: ScenarioDocument): ScenarioDocument {
  const cues = named(cuesOf(document), freeIds(document, 'c'));
  const clips = named(clipsOf(document), freeIds(document, 'p'));
  if (cues === cuesOf(document) && clips === clipsOf(document)) return document;
  return {
    ...document,
    ...(document['timeline'] === undefined ? {} : { timeline: clips }),
    ...(document['cues'] === undefined ? {} : { cues }),
  };
}
