import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
// @ts-expect-error -- the package brings no types
import S3rver from '@20minutes/s3rver';
// @ts-expect-error -- the package brings no types
import { DUMMY_ACCOUNT } from '@20minutes/s3rver/lib/models/account.js';
import type { S3Credentials } from '../../../src/work/storage/s3-settings.ts';
import type { S3StoreOptions } from '../../../src/work/storage/s3-store.ts';
import type { RetryMeans } from '../../../src/work/storage/retrier.ts';
import { STORAGE_TIMINGS } from '../../../src/work/storage/retry-delay.ts';
import { startS3Front, type S3Front } from './s3-front.ts';

export const BUCKET = 'films';
/** Those the server knows by itself. */
const OWN_KEYS: S3Credentials = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };

/**
 * The real waits, on a clock that jumps over them. Only a connection's stillness is measured in real time: long where
 * none is tested, so that a busy machine is not taken for one.
 */
export function jumpingRetries(idleMs = 30_000): RetryMeans & { readonly waits: number[] } {
  let nowMs = 0;
  const waits: number[] = [];
  return {
    waits,
    timings: { ...STORAGE_TIMINGS, idleMs },
    clock: {
      nowMs: () => nowMs,
      async wait(delayMs, signal) {
        signal?.throwIfAborted();
        waits.push(delayMs);
        nowMs += delayMs;
        await setImmediate();
      },
    },
    random: () => 0.5,
  };
}

export type S3Server = {
  readonly front: S3Front;
  readonly options: S3StoreOptions;
  /** Uploads in parts that are open, as the server's disk has them. */
  openUploads(): Promise<readonly string[]>;
  /** Dates an open upload back. */
  ageUpload(uploadId: string, ageMs: number): Promise<void>;
  close(): Promise<void>;
};

/** A real S3 server with one bucket, behind a front that adds what it lacks and breaks what a test wants broken. */
export async function startS3Server(keys: S3Credentials = OWN_KEYS): Promise<S3Server> {
  const account = DUMMY_ACCOUNT as { createKeyPair(accessKeyId: string, secretAccessKey: string): void };
  account.createKeyPair(keys.accessKeyId, keys.secretAccessKey);
  const directory = await mkdtemp(join(tmpdir(), 'cueframe-s3-'));
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory,
    configureBuckets: [{ name: BUCKET }],
  }) as { run(): Promise<AddressInfo>; close(): Promise<void>; httpServer: { closeAllConnections(): void } };
  const { port } = await server.run();
  const uploadsDir = join(directory, BUCKET, '._S3rver_uploads');
  const front = await startS3Front({ port, uploadsDir });
  return {
    front,
    options: {
      endpoint: `http://127.0.0.1:${front.port}`,
      region: 'us-east-1',
      bucket: BUCKET,
      prefix: '',
      forcePathStyle: true,
      partChecksum: 'sha256',
      credentials: async () => keys,
      retries: jumpingRetries(),
    },
    openUploads: () => readdir(uploadsDir).catch(() => []),
    async ageUpload(uploadId, ageMs) {
      const path = join(uploadsDir, uploadId, 'begun');
      const begunMs = Number(await readFile(path, 'utf8'));
      await writeFile(path, String(begunMs - ageMs));
    },
    async close() {
      await front.close();
      server.httpServer.closeAllConnections();
      await server.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
