import { randomUUID } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { StudioError } from '../../shared/errors.ts';
import { mapConcurrent } from '../../base/flow/map-concurrent.ts';
import { discardUpload, finishUpload, removeTraces, uploadFailure } from './finish-upload.ts';
import type { GrowingUpload, PutOptions, StoredObject } from './object-store.ts';
import { readPart } from './read-part.ts';
import type { S3Access } from './s3-access.ts';
import { openUpload, sendPart, sha256Of, type KeptPart, type OpenUpload } from './s3-multipart.ts';
import { PARTS_AT_ONCE, uploadFile } from './upload-file.ts';
import { partSizeBytes, settledParts, splitIntoParts } from './upload-parts.ts';

/** Gives parts of 16 MiB; what a film may become where nobody said. */
const USUAL_EXPECTED_BYTES = 150 * 1024 ** 3;

type Options = Omit<PutOptions, 'sha256'> & { readonly expectedBytes?: number };

/**
 * Sends the parts 2, 3 … of a file while another process writes its end. `finish` reads the whole file again and sends
 * the first part, the last, and any whose bytes are not those that were sent: what the writer changed behind its end is
 * never missed. If sending meanwhile failed, `finish` sends the file anew. Before `finish` completes it, nobody sees it.
 */
export function startGrowingUpload(
  access: S3Access,
  growingPath: string,
  key: string,
  options: Options = {},
): GrowingUpload {
  const { expectedBytes = USUAL_EXPECTED_BYTES, onProgress } = options;
  const partBytes = partSizeBytes(expectedBytes, access.partBytes);
  const stop = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
  const kept = new Map<number, KeptPart>();
  let path = growingPath;
  let isWhole = false;
  let upload: OpenUpload | null = null;
  let ended: Promise<void> | null = null;

  /** Sends those of `parts` whose bytes the store does not hold yet. */
  const send = async (to: OpenUpload, parts: ReturnType<typeof splitIntoParts>, sizeBytes: number) => {
    const file = await open(path);
    try {
      await mapConcurrent(parts, { limit: PARTS_AT_ONCE, signal }, async (part, partSignal) => {
        const bytes = await readPart(file, part);
        if (kept.get(part.number)?.sha256 === sha256Of(bytes)) return;
        kept.set(part.number, await sendPart(to, part.number, bytes, partSignal));
        onProgress?.(Math.min(sizeBytes, kept.size * partBytes), sizeBytes);
      });
    } finally {
      await file.close();
    }
  };

  const follow = async () => {
    while (!isWhole) {
      const sizeBytes = await sizeSoFar(path);
      const news = settledParts(sizeBytes, partBytes).filter(({ number }) => !kept.has(number));
      // opened with the first part that is worth it: a short film never needs it
      if (news.length > 0) {
        upload ??= await openUpload(access, key, { ...options, token: randomUUID() }, signal);
        await send(upload, news.slice(0, PARTS_AT_ONCE), sizeBytes).catch(unlessRenamed);
      } else await access.retries.clock.wait(access.retries.timings.lookAgainMs, signal);
    }
  };
  // its failure is looked at by finish(); until then nobody waits for it
  const following = follow().then(
    () => true,
    () => false,
  );

  const abort = () =>
    (ended ??= (async () => {
      stop.abort();
      await following;
      if (upload) await removeTraces(upload);
    })());

  return {
    async finish({ path: wholePath = path, sha256 } = {}): Promise<StoredObject> {
      if (ended) throw new StudioError('job.cancelled', 'the upload was given up');
      isWhole = true;
      const went = await following;
      path = wholePath;
      if (options.signal?.aborted || !went || !upload) {
        await abort();
        return uploadFile(access, path, key, { ...options, ...(sha256 !== undefined && { sha256 }) });
      }
      try {
        const { size: sizeBytes } = await stat(path);
        await send(upload, splitIntoParts(sizeBytes, partBytes), sizeBytes);
        const parts = [...kept.values()];
        const stored = await finishUpload(upload, parts, { sizeBytes }, signal);
        ended = Promise.resolve();
        return stored;
      } catch (error) {
        ended = Promise.resolve();
        const failure = await discardUpload(upload, error);
        if (options.signal?.aborted) throw options.signal.reason;
        throw uploadFailure(failure);
      }
    },
    abort,
  };
}

/** Between its last byte and `finish`, a film gets its name; no part can be read in between. */
function unlessRenamed(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}

async function sizeSoFar(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return 0; // not begun yet
      throw error;
    },
  );
}
