import { extname } from 'node:path';
import { stat } from 'node:fs/promises';
import type { FastifyReply } from 'fastify';
import type { ObjectStore } from '../../work/storage/object-store.ts';
import { parseS3Url } from '../../work/storage/object-names.ts';
import { StudioError } from '../../shared/errors.ts';
import type { Job } from '../../shared/job/job.ts';
import { ZIP_TYPE } from '../../base/files/file-reply.ts';
import { mediaTypeOf } from '../../base/files/media-type.ts';
import { sendFile } from '../http/send-file.ts';
import { isInBucket } from '../../shared/storage/is-in-bucket.ts';

const SIGNED_SECONDS = 3600;

/**
 * Answers with the film of a job: the file itself, in ranges where asked for; a folder of pictures as one ZIP archive. A film in the bucket is answered with the
 * way to a signed address, or, for a client that `follows` no redirect, with all its bytes. Throws `job.transition` where
 * there is no film yet, `storage.not_found` where it is gone.
 */
export async function sendFilm(
  job: Job,
  reply: FastifyReply,
  options: { readonly objectStore: ObjectStore | null; readonly follows?: boolean },
): Promise<FastifyReply> {
  const { objectStore, follows = true } = options;
  const place = placeOf(job);
  const name = `${job.id}${extname(place)}`; // needs no quoting in a header
  if (isInBucket(place)) {
    const { store, key } = ownObject(place, objectStore);
    if (!follows) return sendObject(store, key, { reply, name });
    return reply.redirect(await signedAddress(store, key, name), 302);
  }
  const file = await stat(place).catch(() => null);
  if (!file) throw new StudioError('storage.not_found', `the film of job ${job.id} is not there any more`);
  const served = file.isDirectory()
    ? { path: place, mediaType: ZIP_TYPE, downloadName: `${job.id}.zip`, stamp: null }
    : { path: place, mediaType: mediaTypeOf(place), downloadName: name, stamp: null };
  return sendFile(served, reply.request, reply);
}

function placeOf(job: Job): string {
  if (job.state === 'done' && job.result) return job.result.output;
  throw new StudioError('job.transition', `job ${job.id} is ${job.state}: it has no film yet`, {
    details: { jobId: job.id, from: job.state },
  });
}

function ownObject(place: string, store: ObjectStore | null): { store: ObjectStore; key: string } {
  const { key } = parseS3Url(place);
  if (store?.locate(key) === place) return { store, key };
  throw notSigned();
}

async function signedAddress(store: ObjectStore, key: string, fileName: string): Promise<string> {
  const signed = await store.signedDownload(key, { expiresSeconds: SIGNED_SECONDS, fileName });
  if (signed) return signed.url;
  throw notSigned();
}

async function sendObject(
  store: ObjectStore,
  key: string,
  { reply, name }: { readonly reply: FastifyReply; readonly name: string },
): Promise<FastifyReply> {
  const { object, stream } = await store.read(key);
  return reply
    .header('content-disposition', attachment(name))
    .header('content-length', object.sizeBytes)
    .type(`video/${extname(name).slice(1)}`)
    .send(stream);
}

function notSigned(): StudioError {
  return new StudioError(
    'feature.unsupported',
    'the film is in a store that this server signs no addresses for',
  );
}

function attachment(name: string): string {
  return `attachment; filename="${name}"`;
}
