import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { StudioError } from '../../shared/errors.ts';
import { keepDiskRoom, type FreeBytes } from '../../base/files/disk-room.ts';
import { watchPace } from './download-pace.ts';
import { commitFile } from '../../base/files/commit-file.ts';
import { judgeDownload } from './judge-download.ts';
import type { OpenAnswer, RemoteFile } from './remote-file.ts';
import { createRetrier, type RetryMeans } from './retrier.ts';
import { findKept, noteVersion, sourceFileName } from './source-cache.ts';
import { withoutSecrets } from './without-secrets.ts';

export type DownloadOptions = {
  readonly intoDir: string;
  /** More bytes than this are refused as `request.too_large`. */
  readonly limitBytes: number;
  /** `totalBytes` is null where the server does not say. */
  readonly onProgress?: ((doneBytes: number, totalBytes: number | null) => void) | undefined;
  readonly retries: RetryMeans;
  /** Asked how much room the disk has. */
  readonly freeBytes?: FreeBytes | undefined;
  readonly signal: AbortSignal;
};

export type FetchedSource = {
  readonly path: string;
  /** Null for a file of this machine, which was not looked at. */
  readonly sizeBytes: number | null;
  /** It was here already. */
  readonly isKept: boolean;
};

type Opened = Extract<OpenAnswer, { isUnchanged: false }>;

/**
 * Brings a file into `intoDir`. It grows as `.part`, from where it stopped if its server can resume and it is the same
 * still, and gets its name when it has its length and is synced. The same version is not fetched twice. A download that
 * finds the disk full leaves nothing there: what is not whole must not keep the disk full for others.
 */
export async function downloadFile(
  remote: RemoteFile,
  reference: string,
  options: DownloadOptions,
): Promise<FetchedSource> {
  const { intoDir, signal } = options;
  const startedAtMs = options.retries.clock.nowMs();
  await mkdir(intoDir, { recursive: true });
  const once = async (): Promise<FetchedSource> => {
    const kept = await findKept(intoDir, reference);
    const isKept = kept !== null && kept.wholeBytes !== null;
    const answer = await remote.open({
      offsetBytes: kept === null || isKept ? 0 : kept.partBytes,
      version: kept?.version ?? null,
      isKept,
      signal,
    });
    if (answer.isUnchanged) {
      if (!kept)
        throw new StudioError('storage.failed', 'the server says "unchanged" of what was never here');
      return { path: kept.path, sizeBytes: kept.wholeBytes, isKept: true };
    }
    try {
      return await receive(answer, reference, options, startedAtMs);
    } finally {
      answer.stream.destroy();
    }
  };
  return createRetrier(options.retries).run(once, (error) => judgeDownload(error, reference), signal);
}

async function receive(
  answer: Opened,
  reference: string,
  options: DownloadOptions,
  startedAtMs: number,
): Promise<FetchedSource> {
  const { intoDir, limitBytes, onProgress, retries, freeBytes } = options;
  const { totalBytes, version } = answer;
  refuseTooLarge(totalBytes ?? 0, limitBytes);
  const path = join(intoDir, sourceFileName(reference, version));
  const part = `${path}.part`;
  if (version === null) await rm(part, { force: true });
  else await noteVersion(intoDir, reference, version);
  const file = await open(part, answer.offsetBytes > 0 ? 'r+' : 'w');
  let doneBytes = answer.offsetBytes;
  const room = keepDiskRoom(intoDir, freeBytes, doneBytes);
  const pace = watchPace(retries.timings, { startedAtMs, nowMs: retries.clock.nowMs });
  const watch = watchIdle(answer, retries.timings.idleMs);
  try {
    if (totalBytes !== null) await room.require(totalBytes - doneBytes);
    for await (const chunk of answer.stream) {
      const bytes = chunk as Buffer;
      watch.moved();
      pace.moved(bytes.length);
      refuseTooLarge(doneBytes + bytes.length, limitBytes);
      await room.claim(bytes.length);
      for (let written = 0; written < bytes.length;)
        written += (await file.write(bytes, written, bytes.length - written, doneBytes + written))
          .bytesWritten;
      doneBytes += bytes.length;
      onProgress?.(doneBytes, totalBytes);
    }
    if (totalBytes !== null && doneBytes !== totalBytes)
      throw new StudioError(
        'storage.failed',
        `${withoutSecrets(reference)} ended after ${doneBytes} of ${totalBytes} bytes`,
      );
    await file.truncate(doneBytes);
  } catch (thrown) {
    const error = isDiskFull(thrown) ? room.full(0, 0) : thrown;
    if (isUseless(error)) await rm(part, { force: true });
    throw error;
  } finally {
    watch.stop();
    await file.close();
  }
  await commitFile(part, path);
  return { path, sizeBytes: doneBytes, isKept: false };
}

/** By Node's code: somebody else was quicker than the look at the disk. */
function isDiskFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '');
}

/** The part is not gone on with: it would only take room. */
function isUseless(error: unknown): boolean {
  return error instanceof StudioError && ['disk.full', 'request.too_large'].includes(error.code);
}

/** Ends a stream that stands still: a connection may stay open for ever without a byte. */
function watchIdle({ stream }: Opened, idleMs: number): { moved(): void; stop(): void } {
  const timer = setTimeout(() => {
    stream.destroy(new StudioError('storage.failed', `the download moved nothing for ${idleMs} ms`));
  }, idleMs);
  return { moved: () => void timer.refresh(), stop: () => clearTimeout(timer) };
}

function refuseTooLarge(sizeBytes: number, limitBytes: number): void {
  if (sizeBytes <= limitBytes) return;
  throw new StudioError('request.too_large', `a source may have ${limitBytes} bytes, this one has more`, {
    details: { limitBytes },
  });
}
