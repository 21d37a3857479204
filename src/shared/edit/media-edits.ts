import { clipsOf, cuesOf, mediaOf, partOf, patched } from './document.ts';
import type { Edited, EditMedia, ScenarioDocument } from './document.ts';

/** A short id made of a file's name: `My Clip 01.mp4` is `my-clip-01`, with a number where that is taken. */
function mediaIdFor(document: ScenarioDocument, name: string): string {
  const stem = name.replace(/\.[^.]*$/, '').toLowerCase();
  const base =
    stem
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'media';
  let id = base;
  for (let number = 2; Object.hasOwn(mediaOf(document), id); number += 1) id = `${base}-${number}`;
  return id;
}

/** Adds files to the document. A file whose `src` is there already is not added again; the id it has is returned. */
export function addMedia(
  document: ScenarioDocument,
  files: readonly (EditMedia & { readonly name: string })[],
): Edited {
  const ids: string[] = [];
  let edited = document;
  for (const { name, src, kind } of files) {
    const known = Object.entries(mediaOf(edited)).find(([, entry]) => entry.src === src)?.[0];
    const id = known ?? mediaIdFor(edited, name);
    ids.push(id);
    if (known !== undefined) continue;
    const entry = kind === undefined ? { src } : { src, kind };
    edited = { ...edited, media: { ...mediaOf(edited), [id]: entry } };
  }
  return { document: edited, ids };
}

/** How many clips, cues and sounds use a file. */
export function mediaUses(document: ScenarioDocument, id: string): number {
  const lists: readonly unknown[] = [clipsOf(document), cuesOf(document), document['audio']];
  return lists.flat().filter((item) => (item as { readonly media?: unknown } | undefined)?.media === id)
    .length;
}

/** Takes a file out of the project, with every clip, cue and sound that shows it. */
export function removeMedia(document: ScenarioDocument, id: string): ScenarioDocument {
  const isOther = (item: unknown) => (item as { readonly media?: unknown }).media !== id;
  const lists = ['timeline', 'cues', 'audio'].flatMap((key) => {
    const list = document[key];
    return Array.isArray(list) && !list.every(isOther) ? [[key, list.filter(isOther)]] : [];
  });
  return {
    ...document,
    ...Object.fromEntries(lists),
    media: patched(mediaOf(document), { [id]: undefined }),
  };
}

/** Sets keys of `stage`; a key set to undefined is taken out. */
export function setStage(
  document: ScenarioDocument,
  patch: Readonly<Record<string, unknown>>,
): ScenarioDocument {
  return { ...document, stage: patched(partOf(document, 'stage'), patch) };
}

/** Sets keys of `output`. */
export function setOutput(
  document: ScenarioDocument,
  patch: Readonly<Record<string, unknown>>,
): ScenarioDocument {
  return { ...document, output: patched(partOf(document, 'output'), patch) };
}

export function setTitle(document: ScenarioDocument, title: string): ScenarioDocument {
  return patched(document, { title: title === '' ? undefined : title });
}

/** Keeps a style of the project under a name. */
export function setNamedStyle(document: ScenarioDocument, name: string, style: unknown): ScenarioDocument {
  return { ...document, styles: patched(partOf(document, 'styles'), { [name]: style }) };
}
