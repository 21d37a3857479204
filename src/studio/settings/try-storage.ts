import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StudioError } from '../../shared/errors.ts';
import { REAL_CLOCK, type RetryMeans } from '../../work/storage/retrier.ts';
import { STORAGE_TIMINGS } from '../../work/storage/retry-delay.ts';
import type { S3Connection } from '../../work/storage/s3-source.ts';

/** Somebody waits for the answer: nothing is tried again, and silence is an answer after 10 s. */
const AT_ONCE: RetryMeans = {
  timings: { ...STORAGE_TIMINGS, giveUpAfterMs: 0, idleMs: 10_000 },
  clock: REAL_CLOCK,
  random: () => 1,
};

/**
 * Lists, writes and deletes under the connection's prefix, as the work on a job does. Gives the place that was reached;
 * throws `storage.not_found`, `storage.denied`, `storage.failed` and what reading the keys throws.
 */
export async function tryStorage(
  { settings, credentials }: S3Connection,
  { signal }: { readonly signal: AbortSignal },
): Promise<string> {
  const { createS3Store } = await import('../../work/storage/s3-store.ts');
  const store = createS3Store({ ...settings, credentials, retries: AT_ONCE });
  const key = `outputs/connection-test-${randomUUID()}.txt`;
  const folder = await mkdtemp(join(tmpdir(), 'cueframe-connection-'));
  try {
    for await (const _ of store.list('outputs/', { signal })) break;
    const path = join(folder, 'test.txt');
    await writeFile(path, 'Cueframe tried whether it may write here.\n');
    await store.put(path, key, { contentType: 'text/plain', signal });
    await store.delete(key);
    return `s3://${settings.bucket}/${settings.prefix}`;
  } catch (error) {
    // there is no film that waits for another try
    const isUpload = error instanceof StudioError && error.code === 'upload.failed';
    throw isUpload && error.cause instanceof StudioError ? error.cause : error;
  } finally {
    store.close();
    await rm(folder, { recursive: true, force: true });
  }
}
