import { readdir } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import { mapSources, sourcesOf } from '../../shared/edit/map-sources.ts';
import { StudioError } from '../../shared/errors.ts';
import { uploadIdOf } from '../../work/uploads/upload.ts';
import type { StudioPlaces } from '../context/studio-places.ts';
import { portableFileName } from '../../base/files/file-name.ts';

/**
 * The absolute path of a place the window names: itself, the file of `upload://ID`, or, for a bare name, a project in the
 * folder of projects. Throws `upload.not_found`.
 */
export async function pathOfPlace(
  place: string,
  { uploadsDir, projectsDir }: Pick<StudioPlaces, 'uploadsDir' | 'projectsDir'>,
): Promise<string> {
  const uploadId = uploadIdOf(place);
  if (uploadId !== null) return pathOfUpload(uploadId, uploadsDir);
  return isAbsolute(place) ? resolve(place) : join(projectsDir, portableFileName(place));
}

async function pathOfUpload(uploadId: string, uploadsDir: string): Promise<string> {
  const names = /^s[0-9a-f]{24}$/.test(uploadId)
    ? await readdir(join(uploadsDir, uploadId)).catch(() => [])
    : [];
  const name = names.find((found) => !found.endsWith('.part'));
  if (name !== undefined) return join(uploadsDir, uploadId, name);
  throw new StudioError('upload.not_found', `there is no upload ${uploadId}`, { details: { uploadId } });
}

/** The same document with the files behind its uploads, wherever a `src` names one: what the engine can read. */
export async function withUploadPaths(
  document: Readonly<Record<string, unknown>>,
  places: Pick<StudioPlaces, 'uploadsDir' | 'projectsDir'>,
): Promise<Readonly<Record<string, unknown>>> {
  const paths = new Map<string, string>();
  for (const src of sourcesOf(document))
    if (uploadIdOf(src) !== null) paths.set(src, await pathOfPlace(src, places));
  return paths.size === 0 ? document : mapSources(document, (src) => paths.get(src) ?? src);
}
