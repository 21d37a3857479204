import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { mapSources } from '../../shared/edit/map-sources.ts';
import { isAbsoluteSource } from '../../shared/edit/place-of.ts';
import { importFile } from '../../shared/import/formats.ts';
import type { Imported } from '../../shared/import/import-format.ts';
import { readForeignFile } from './read-foreign-file.ts';

export type ImportRequest = {
  readonly path: string;
  /** Folder the scenario will lie in: its relative paths start there. */
  readonly folder: string;
  /** Absolute paths or addresses, by the media's ids. */
  readonly media: Readonly<Record<string, string>>;
  readonly format?: string | undefined;
  readonly encoding?: string | undefined;
};

/** A file of another program as a scenario for `folder`. Throws what reading and importing throw. */
export async function importScenario({
  path,
  folder,
  media,
  format,
  encoding,
}: ImportRequest): Promise<Imported & { readonly format: string }> {
  const { file, warnings } = await readForeignFile(path, encoding);
  const imported = importFile(file, { media, format });
  const seen = (src: string) => seenFrom(folder, dirname(path), src);
  return {
    ...imported,
    scenario: mapSources(imported.scenario, seen),
    media: imported.media.map((needed) => ({ ...needed, src: needed.src && seen(needed.src) })),
    warnings: [...warnings, ...imported.warnings],
  };
}

/** Relative for what lies below the scenario's folder, so that both can be moved as one. */
function seenFrom(folder: string, fileDir: string, src: string): string {
  if (isAbsoluteSource(src) && !isAbsolute(src)) return src; // an address, or a path of another system
  const path = resolve(fileDir, src);
  const way = relative(folder, path);
  const isBelow = !isAbsolute(way) && way !== '..' && !way.startsWith(`..${sep}`);
  return isBelow ? way.split(sep).join('/') : path;
}
