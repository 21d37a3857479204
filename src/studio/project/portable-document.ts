import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { mediaOf, type EditMedia, type ScenarioDocument } from '../../shared/edit/document.ts';
import { mapSources, sourcesOf } from '../../shared/edit/map-sources.ts';
import { isAbsoluteSource } from '../../shared/edit/place-of.ts';
import { CONTENT_KEY } from '../../shared/edit/relink-media.ts';
import { isObject } from '../../shared/scenario/json/loose.ts';
import { uploadIdOf } from '../../work/uploads/upload.ts';
import { contentOfFile } from '../media/content-of.ts';
import { pathOfPlace } from '../media/place-path.ts';
import type { StudioPlaces } from '../context/studio-places.ts';

type Places = Pick<StudioPlaces, 'uploadsDir' | 'projectsDir'>;

/**
 * A document as it is written to `path`: a plain scenario. Uploads become the files they are, relative paths start at the
 * new file's folder, and beside each medium stands what its content is. A source that is not there stays as it was.
 */
export async function portableDocument(
  document: ScenarioDocument,
  options: { readonly path: string; readonly baseDir: string | null; readonly places: Places },
): Promise<ScenarioDocument> {
  const folder = dirname(options.path);
  const named = new Map<string, string>();
  for (const src of sourcesOf(document)) named.set(src, await sourceFrom(src, { ...options, folder }));
  return withContents(
    mapSources(document, (src) => named.get(src) ?? src),
    folder,
  );
}

async function sourceFrom(
  src: string,
  { folder, baseDir, places }: { readonly folder: string; readonly baseDir: string | null; places: Places },
): Promise<string> {
  if (uploadIdOf(src) !== null) {
    const path = await pathOfPlace(src, places).catch(() => null);
    return path === null ? src : seenFrom(folder, path, dirname(places.projectsDir));
  }
  if (isAbsoluteSource(src) || baseDir === null || resolve(baseDir) === folder) return src;
  return seenFrom(folder, resolve(baseDir, src), folder);
}

/** Relative where both lie in what is moved as one: the project's folder, or the data folder. */
function seenFrom(folder: string, path: string, whole: string): string {
  const isTogether = isBelow(path, folder) || (isBelow(path, whole) && isBelow(folder, whole));
  return isTogether ? relative(folder, path).split(sep).join('/') : path;
}

function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return !isAbsolute(way) && way !== '..' && !way.startsWith(`..${sep}`);
}

async function withContents(document: ScenarioDocument, folder: string): Promise<ScenarioDocument> {
  if (!isObject(document['media'])) return document;
  const entries = Object.entries(mediaOf(document));
  const media = entries.map(async ([id, entry]) => [id, await withContent(entry, folder)] as const);
  return { ...document, media: Object.fromEntries(await Promise.all(media)) };
}

async function withContent(entry: EditMedia, folder: string): Promise<EditMedia> {
  if (typeof entry?.src !== 'string' || entry.src.includes('://')) return entry;
  const path = isAbsolute(entry.src) ? entry.src : join(folder, entry.src);
  const content = await contentOfFile(path);
  return content === null ? entry : { ...entry, [CONTENT_KEY]: content };
}
