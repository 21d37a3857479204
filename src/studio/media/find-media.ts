import { readdir } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import type { MediaFindings } from '../../shared/contract/studio.ts';
import { mediaOf, type EditMedia, type ScenarioDocument } from '../../shared/edit/document.ts';
import { fileNameOf } from '../../shared/edit/file-name-of.ts';
import { contentOf } from '../../shared/edit/relink-media.ts';
import { UPLOAD_SCHEME } from '../../work/uploads/upload.ts';
import { contentOfFile } from './content-of.ts';
import { portableFileName } from '../../base/files/file-name.ts';
import { pathOfPlace } from './place-path.ts';
import type { StudioPlaces } from '../context/studio-places.ts';

type Places = Pick<StudioPlaces, 'uploadsDir' | 'projectsDir'>;
type Found = { readonly src: string; readonly content: string };

export const NOTHING_FOUND: MediaFindings = { found: [], changed: [] };

/**
 * What became of the files of a project that was just read. A file that is not there is looked for by its name beside the
 * project (`baseDir`; null: it lies nowhere) and among what was sent before; the content decides where it is known.
 * Reads at most 1 MiB of each file.
 */
export async function findMedia(
  document: ScenarioDocument,
  { baseDir, places }: { readonly baseDir: string | null; readonly places: Places },
): Promise<MediaFindings> {
  const found: MediaFindings['found'][number][] = [];
  const changed: string[] = [];
  for (const [mediaId, entry] of mediaEntries(document)) {
    const known = contentOf(entry);
    const content = await contentThere(entry.src, baseDir, places);
    if (content !== null && known !== null && content !== known) changed.push(mediaId);
    if (content !== null) continue;
    const elsewhere = await lookFor(fileNameOf(entry.src), known, { baseDir, places });
    if (elsewhere) found.push({ mediaId, ...elsewhere });
  }
  return { found, changed };
}

/** Those that are files; a project with faults is looked at as far as it goes. */
function mediaEntries(document: ScenarioDocument): (readonly [string, EditMedia])[] {
  return Object.entries(mediaOf(document)).filter(
    ([, entry]) => typeof entry?.src === 'string' && (!entry.src.includes('://') || isUpload(entry.src)),
  );
}

const isUpload = (src: string) => src.startsWith(UPLOAD_SCHEME);

async function contentThere(src: string, baseDir: string | null, places: Places): Promise<string | null> {
  if (isUpload(src)) return contentOfFile(await pathOfPlace(src, places).catch(() => ''));
  if (isAbsolute(src)) return contentOfFile(src);
  return baseDir === null ? null : contentOfFile(resolve(baseDir, src));
}

async function lookFor(
  name: string,
  known: string | null,
  { baseDir, places: { uploadsDir } }: { readonly baseDir: string | null; readonly places: Places },
): Promise<Found | null> {
  const fits = (content: string | null) => content !== null && (known === null || content === known);
  if (baseDir !== null) {
    const content = await contentOfFile(join(baseDir, name));
    if (content !== null && fits(content)) return { src: name, content };
  }
  const sent = new Map<string, Found>();
  for (const id of await readdir(uploadsDir).catch(() => [])) {
    const content = await contentOfFile(join(uploadsDir, id, portableFileName(name)));
    if (content !== null && fits(content)) sent.set(content, { src: `${UPLOAD_SCHEME}${id}`, content });
  }
  const [only] = sent.values();
  return sent.size === 1 && only ? only : null; // several films of one name: the person says which
}
