import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { StudioError } from '../../shared/errors.ts';
import type { Job } from '../../shared/job/job.ts';
import { isInBucket } from '../../shared/storage/is-in-bucket.ts';
import type { FindFilmStore } from '../../work/queue/film/job-services.ts';
import { portableFileName } from '../../base/files/file-name.ts';

/** Long enough to send a link and have it followed, short enough that a lost one is soon worth nothing. */
const LINK_SECONDS = 86_400;

/** Where a job's film is: an absolute path or `s3://bucket/key`. Throws `job.transition` where there is none yet. */
export function filmPlace({ id, state, result }: Job): string {
  if (result) return result.output;
  throw new StudioError('job.transition', `job ${id} is ${state}: it has no film yet`, {
    details: { jobId: id, from: state },
  });
}

/** The film's title with its ending, as a person would name the file; a folder is sent as an archive. */
export function filmName({ request: { title } }: Job, place: string, isFolder = false): string {
  return `${portableFileName(title ?? 'film')}${isFolder ? '.zip' : extname(place)}`;
}

/** A film that is a file, or a folder of pictures. Throws `storage.not_found`, and `feature.unsupported` for one in a bucket. */
export async function filmFile(job: Job): Promise<{ readonly path: string; readonly isFolder: boolean }> {
  const path = filmPlace(job);
  if (isInBucket(path))
    throw new StudioError('feature.unsupported', `the film is in the object store, not in a folder: ${path}`);
  const info = await stat(path).catch(() => null);
  if (!info) throw new StudioError('storage.not_found', `the film of job ${job.id} is not there any more`);
  return { path, isFolder: info.isDirectory() };
}

/** A film in a bucket by an address that needs no key. A secret: never to be logged. */
export async function filmLink(
  job: Job,
  filmStore: FindFilmStore,
): Promise<{ readonly url: string; readonly expiresSeconds: number }> {
  const place = filmPlace(job);
  if (!isInBucket(place))
    throw new StudioError('feature.unsupported', `the film is a file, not in the object store: ${place}`);
  const { store, key } = await filmStore(place);
  const signed = await store.signedDownload(key, {
    expiresSeconds: LINK_SECONDS,
    fileName: filmName(job, place),
  });
  if (signed) return { url: signed.url, expiresSeconds: LINK_SECONDS };
  throw new StudioError('feature.unsupported', `the store of ${place} gives no addresses`);
}
