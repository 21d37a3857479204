import { appendFile, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { REAL_RETRIES } from '../../src/work/storage/retrier.ts';
import { createS3Store, type S3Store } from '../../src/work/storage/s3-store.ts';
import { randomBytes } from './helpers/random-file.ts';
import { startS3Server, type S3Server } from './helpers/s3-server.ts';

const PART_BYTES = 256 * 1024;
const KEY = 'outputs/job.webm';
/** Four parts and a bit. */
const film = randomBytes(4 * PART_BYTES + 1000);

let dir: string;
let path: string;
let server: S3Server;
let store: S3Store;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'cueframe-growing-'));
  server = await startS3Server();
  const retries = { ...REAL_RETRIES, timings: { ...REAL_RETRIES.timings, firstRetryMs: 5, lookAgainMs: 5 } };
  store = createS3Store({ ...server.options, partBytes: PART_BYTES, retries });
});
afterAll(async () => {
  store.close();
  await server.close();
  await rm(dir, { recursive: true, force: true });
});
afterEach(async () => {
  server.front.fault = null;
  await store.delete(KEY);
  expect(await server.openUploads()).toEqual([]);
});

/** Begins to store a film of which the first three parts and a half are written, without its first bytes. */
async function begin(signal?: AbortSignal) {
  server.front.seen.length = 0;
  path = join(dir, 'film.webm');
  await writeFile(path, '');
  const upload = store.startGrowing(path, KEY, { expectedBytes: film.length, ...(signal ? { signal } : {}) });
  if (!upload) throw new Error('S3 takes growing files');
  await appendFile(path, Buffer.alloc(100));
  await appendFile(path, film.subarray(100, 3.5 * PART_BYTES));
  return upload;
}

async function sent(operation: string): Promise<void> {
  await vi.waitFor(() => expect(server.front.seen).toContain(operation), { timeout: 20_000, interval: 5 });
}

async function finishWriting(): Promise<void> {
  await appendFile(path, film.subarray(3.5 * PART_BYTES));
  const file = await open(path, 'r+');
  await file.write(film, 0, 100, 0);
  await file.close();
}

const stored = async () => buffer((await store.read(KEY)).stream);

test('whole parts go up while the film grows, the first goes last, and nobody sees it before the end', async () => {
  const upload = await begin();
  await sent('part 3');
  expect(await store.head(KEY)).toBe(null);
  expect(server.front.seen).not.toContain('part 1');
  await finishWriting();
  expect(await upload.finish()).toMatchObject({ key: KEY, sizeBytes: film.length });
  expect((await stored()).equals(film)).toBe(true);
  const parts = server.front.seen.filter((operation) => operation.startsWith('part'));
  expect([parts.slice(0, 2).toSorted(), parts.toSorted()]).toEqual([
    ['part 2', 'part 3'],
    ['part 1', 'part 2', 'part 3', 'part 4', 'part 5'],
  ]);
});

test('a part that was changed behind the end is noticed and sent again', async () => {
  const upload = await begin();
  await sent('part 3');
  await finishWriting();
  const file = await open(path, 'r+');
  await file.write(Buffer.from('changed'), 0, 7, 2 * PART_BYTES);
  await file.close();
  await upload.finish();
  const expected = Buffer.from(film);
  expected.write('changed', 2 * PART_BYTES);
  expect((await stored()).equals(expected)).toBe(true);
});

test('a film given up leaves nothing, however often it is said', async () => {
  const upload = await begin();
  await sent('part 3');
  await Promise.all([upload.abort(), upload.abort()]);
  expect(await server.openUploads()).toEqual([]);
  expect(await store.head(KEY)).toBe(null);
  await expect(upload.finish()).rejects.toMatchObject({ code: 'job.cancelled' });
});

test('a cancel ends it with its reason', async () => {
  const stop = new AbortController();
  const upload = await begin(stop.signal);
  await sent('part 2');
  const reason = new Error('cancelled');
  stop.abort(reason);
  await expect(upload.finish()).rejects.toBe(reason);
  expect(await store.head(KEY)).toBe(null);
});

test('where sending failed meanwhile, the whole film is sent at the end', async () => {
  let isDenied = true;
  server.front.fault = (operation) =>
    operation === 'part' && isDenied ? ({ refuse }) => refuse(403, 'AccessDenied') : null;
  const upload = await begin();
  await sent('part 3');
  isDenied = false;
  await finishWriting();
  await upload.finish();
  expect((await stored()).equals(film)).toBe(true);
});

test('a film shorter than two parts is sent in one request', async () => {
  const short = join(dir, 'short.webm');
  await writeFile(short, film.subarray(0, 1000));
  server.front.seen.length = 0;
  const upload = store.startGrowing(short, KEY);
  await upload?.finish();
  expect([await stored(), server.front.seen.slice(0, 2)]).toEqual([film.subarray(0, 1000), ['put', 'head']]);
});
