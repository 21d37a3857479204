import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { StudioError } from '../../shared/errors.ts';
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
 * still, and gets its name when it has its length and is synced. The same version is not fetched twice.
 */
export async function downloadFile(
  remote: RemoteFile,
  reference: string,
  options: DownloadOptions,
): Promise<FetchedSource> {
  const { intoDir, signal } = options;
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
      return await receive(answer, reference, options);
    } finally {
      answer.stream.destroy();
    }
  };
  return createRetrier(options.retries).run(once, (error) => judgeDownload(error, reference), signal);
}

async function receive(answer: Opened, reference: string, options: DownloadOptions): Promise<FetchedSource> {
  const { intoDir, limitBytes, onProgress } = options;
  const { totalBytes, version } = answer;
  refuseTooLarge(totalBytes ?? 0, limitBytes);
  const path = join(intoDir, sourceFileName(reference, version));
  const part = `${path}.part`;
  if (version === null) await rm(part, { force: true });
  else await noteVersion(intoDir, reference, version);
  const file = await open(part, answer.offsetBytes > 0 ? 'r+' : 'w');
  let doneBytes = answer.offsetBytes;
  const watch = watchIdle(answer, options.retries.timings.idleMs);
  try {
    for await (const chunk of answer.stream) {
      const bytes = chunk as Buffer;
      watch.moved();
      refuseTooLarge(doneBytes + bytes.length, limitBytes);
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
    await file.sync();
  } finally {
    watch.stop();
    await file.close();
  }
  await rename(part, path);
  return { path, sizeBytes: doneBytes, isKept: false };
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
