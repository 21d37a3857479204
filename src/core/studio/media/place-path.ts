import { readdir } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { StudioError } from '../../../shared/errors.ts';
import { uploadIdOf } from '../../uploads/upload.ts';
import type { StudioPlaces } from '../studio-places.ts';
import { safeFileName } from './file-name.ts';

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
  return isAbsolute(place) ? place : join(projectsDir, safeFileName(place));
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
): Promise<Record<string, unknown>> {
  return (await resolved(document, places)) as Record<string, unknown>;
}

async function resolved(
  value: unknown,
  places: Pick<StudioPlaces, 'uploadsDir' | 'projectsDir'>,
): Promise<unknown> {
  if (Array.isArray(value)) {
    if (!JSON.stringify(value).includes('upload://')) return value;
    return Promise.all(value.map((item) => resolved(item, places)));
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(async ([key, item]) => {
    const isUpload = key === 'src' && typeof item === 'string' && uploadIdOf(item) !== null;
    return [key, isUpload ? await pathOfPlace(item, places) : await resolved(item, places)] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}
