import { mediaOf, type ScenarioDocument } from './document.ts';
import { fileNameOf } from './file-name-of.ts';
import { mapSources, sourcesOf } from './map-sources.ts';
import { CONTENT_KEY } from './relink-media.ts';

/** What the window knows of a source; null where it was not read. */
export type KnownSource = { readonly name: string; readonly content: string };

/**
 * A document to be kept elsewhere: every file by its plain name, as the person knows it, so that it works where the scenario
 * lies beside its films; beside each medium what its content is, by which it is found again. Two files of one name get
 * numbers. Addresses (`https://`, `s3://`) stay.
 */
export function plainDocument(
  document: ScenarioDocument,
  knownOf: (src: string) => KnownSource | null,
): ScenarioDocument {
  const taken = new Set<string>();
  const names = new Map<string, string>();
  for (const src of sourcesOf(document).filter(isFile)) {
    const name = freeName(knownOf(src)?.name ?? fileNameOf(src), taken);
    taken.add(name.toLowerCase());
    names.set(src, name);
  }
  const media = Object.entries(mediaOf(document)).map(([id, entry]) => {
    const known = isFile(entry.src) ? knownOf(entry.src) : null;
    return [id, known ? { ...entry, [CONTENT_KEY]: known.content } : entry] as const;
  });
  const named = media.length === 0 ? document : { ...document, media: Object.fromEntries(media) };
  return mapSources(named, (src) => names.get(src) ?? src);
}

function isFile(src: string): boolean {
  return !src.includes('://') || src.startsWith('upload://');
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  let free = name;
  for (let number = 2; taken.has(free.toLowerCase()); number += 1) free = `${stem}-${number}${ending}`;
  return free;
}
