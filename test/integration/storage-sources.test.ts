import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { fetchSource, type FetchOptions } from '../../src/work/storage/fetch-source.ts';
import type { Later } from '../../src/base/flow/later.ts';
import { createFolderStore } from '../../src/work/storage/folder-store.ts';
import { postGuarded } from '../../src/work/storage/post-guarded.ts';
import { createS3Store, type S3Store } from '../../src/work/storage/s3-store.ts';
import { randomBytes, randomFile } from './helpers/random-file.ts';
import { startRangeServer, type RangeServer } from './helpers/range-server.ts';
import { BUCKET, jumpingRetries, startS3Server, type S3Server } from './helpers/s3-server.ts';

const content = randomBytes(1_000_000, 5);
/** Longer than anything here takes; the one that gives up is told when. */
const LIMIT_MS = 60_000;

let dir: string;
let intoDir: string;
let s3: S3Server;
let store: S3Store;
let web: RangeServer;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'cueframe-sources-'));
  s3 = await startS3Server();
  store = createS3Store(s3.options);
});
afterAll(async () => {
  store.close();
  await s3.close();
  await rm(dir, { recursive: true, force: true });
});
beforeEach(async () => {
  intoDir = await mkdtemp(join(dir, 'work-'));
  web = await startRangeServer(content);
});
afterEach(() => web.close());

const fetchIt = (reference: string, options: Partial<FetchOptions> = {}) =>
  fetchSource(
    reference,
    { uploads: store, openBucket: (bucket) => (bucket === BUCKET ? store : null) },
    { intoDir, allowAddresses: [web.place], retries: jumpingRetries(), ...options },
  );
const isWhole = async (path: string) => (await readFile(path)).equals(content);
const parts = async () => (await readdir(intoDir)).filter((name) => name.endsWith('.part'));

test('a source comes from a bucket, an upload, a signed address and a path', async () => {
  const { path } = await randomFile(join(dir, 'in.mp4'), content.length, 5);
  await store.put(path, 'footage/in.mp4');
  await store.put(path, 'inputs/u1/in.mp4');
  const signed = await store.signedDownload('footage/in.mp4', { expiresSeconds: 60 });
  const allowAddresses = [new URL(s3.options.endpoint ?? '').host];
  for (const reference of [`s3://${BUCKET}/footage/in.mp4`, 'upload://u1', signed?.url ?? '']) {
    const first = await fetchIt(reference, { allowAddresses });
    expect({ ...first, isWhole: await isWhole(first.path), ending: first.path.slice(-4) }).toEqual({
      path: first.path,
      sizeBytes: content.length,
      isKept: false,
      isWhole: true,
      ending: '.mp4',
    });
    expect(await fetchIt(reference, { allowAddresses })).toEqual({ ...first, isKept: true });
  }
  expect(await fetchIt(path)).toEqual({ path, sizeBytes: null, isKept: true });
  const folder = createFolderStore({ dir: join(dir, 'folder') });
  await folder.put(path, 'inputs/u2/in.mp4');
  const stores = { uploads: folder, openBucket: () => null };
  expect((await fetchSource('upload://u2', stores, { intoDir })).path).toBe(
    folder.locate('inputs/u2/in.mp4'),
  );
});

test('a download that broke off goes on where it stopped', async () => {
  web.breaks.push(300_000, 200_000);
  const told: number[] = [];
  const { path } = await fetchIt(`${web.origin}/a.mp4`, { onProgress: (done) => told.push(done) });
  expect(await isWhole(path)).toBe(true);
  // where exactly it broke is the network's affair
  expect(web.seen.map((line) => line.replace(/[1-9]\d*-/, 'N-'))).toEqual([
    'all -> 200',
    'bytes=N- -> 206',
    'bytes=N- -> 206',
  ]);
  expect([told.at(-1), told.toSorted((a, b) => a - b)]).toEqual([1_000_000, told]);
  expect(await parts()).toEqual([]);
});

test('a download begins anew where the file changed or its server cannot resume', async () => {
  web.takesRanges = false;
  web.breaks.push(300_000);
  expect(await isWhole((await fetchIt(`${web.origin}/a.mp4`)).path)).toBe(true);
  web.takesRanges = true;
  web.breaks.push(300_000);
  web.content = randomBytes(900_000, 6);
  let isFirst = true;
  web.answer = () => {
    if (!isFirst) web.etag = '"v3"';
    isFirst = false;
    return false;
  };
  const { path } = await fetchIt(`${web.origin}/b.mp4`);
  expect((await readFile(path)).equals(web.content)).toBe(true);
});

test('a server that tells no version has its file fetched whole each time', async () => {
  web.etag = null;
  web.breaks.push(300_000);
  expect(await isWhole((await fetchIt(`${web.origin}/a.mp4`)).path)).toBe(true);
  expect(await fetchIt(`${web.origin}/a.mp4`)).toMatchObject({ isKept: false });
  expect(web.seen).toEqual(['all -> 200', 'all -> 200', 'all -> 200']);
});

test('a server that stands still is given up and asked again', async () => {
  let stalls = 2;
  web.answer = (_request, response) => {
    if (stalls === 0) return false;
    stalls -= 1;
    if (stalls === 0) response.writeHead(200, { etag: '"v1"', 'content-length': '1000000' }).write('x');
    return true;
  };
  web.takesRanges = false;
  const retries = jumpingRetries(300);
  expect(await isWhole((await fetchIt(`${web.origin}/a.mp4`, { retries })).path)).toBe(true);
  expect(retries.waits.length).toBeGreaterThanOrEqual(2);
});

test.each([
  [404, 'storage.not_found'],
  [410, 'storage.not_found'],
  [403, 'storage.denied'],
  [401, 'storage.denied'],
  [400, 'storage.failed'],
  [500, 'storage.failed'],
])('HTTP %i ends as %s, and leaves no file', async (status, code) => {
  web.answer = (_request, response) => {
    response.writeHead(status).end('no');
    return true;
  };
  await expect(fetchIt(`${web.origin}/a.mp4`)).rejects.toMatchObject({ code });
  expect(await readdir(intoDir)).toEqual([]);
});

test('a server that asks to wait is given the time it asked for', async () => {
  const retries = jumpingRetries();
  let isBusy = true;
  web.answer = (_request, response) => {
    if (isBusy) response.writeHead(429, { 'retry-after': '20' }).end();
    const answered = isBusy;
    isBusy = false;
    return answered;
  };
  await fetchIt(`${web.origin}/a.mp4`, { retries });
  expect(retries.waits).toEqual([20_000]);
});

test('more than the limit is refused, said beforehand or not', async () => {
  const refused = { code: 'request.too_large', details: { limitBytes: 999_999 } };
  await expect(fetchIt(`${web.origin}/a.mp4`, { limitBytes: 999_999 })).rejects.toMatchObject(refused);
  web.answer = (_request, response) => {
    response.writeHead(200);
    response.end(content);
    return true;
  };
  await expect(fetchIt(`${web.origin}/a.mp4`, { limitBytes: 999_999 })).rejects.toMatchObject(refused);
  expect((await fetchIt(`${web.origin}/a.mp4`, { limitBytes: 1_000_000 })).sizeBytes).toBe(1_000_000);
});

test('five redirects are followed, a sixth is not, and each is checked like the first address', async () => {
  web.answer = (request, response) => {
    const left = Number(/^\/hop(\d)/.exec(request.url ?? '')?.[1] ?? 0);
    const to =
      request.url === '/inside' ? 'http://localhost:1/secret' : `/${left > 1 ? `hop${left - 1}` : 'a.mp4'}`;
    if (left === 0 && request.url !== '/inside') return false;
    response.writeHead(302, { location: to }).end();
    return true;
  };
  expect(await isWhole((await fetchIt(`${web.origin}/hop5`)).path)).toBe(true);
  await expect(fetchIt(`${web.origin}/hop6`)).rejects.toMatchObject({ code: 'address.refused' });
  await expect(fetchIt(`${web.origin}/inside`)).rejects.toMatchObject({ code: 'address.refused' });
});

test('a name is looked up once, and the connection goes to the address that was checked', async () => {
  const answers = ['127.0.0.1', '10.0.0.1'];
  const resolve = async () => [answers.shift() ?? 'asked too often'];
  const { port } = new URL(web.origin);
  const options = { resolve, allowAddresses: [web.place] };
  const { path } = await fetchIt(`http://rebinding.example:${port}/a.mp4`, options);
  expect([await isWhole(path), answers]).toEqual([true, ['10.0.0.1']]);
  await expect(fetchIt(`http://rebinding.example:${port}/a.mp4`, options)).rejects.toMatchObject({
    code: 'address.refused',
  });
});

test('a cancel ends a download with its reason', async () => {
  const stop = new AbortController();
  const reason = new Error('cancelled');
  web.answer = (_request, response) => {
    response.writeHead(200, { etag: '"v1"', 'content-length': '1000000' }).write('x');
    return true;
  };
  const onProgress = () => stop.abort(reason);
  await expect(fetchIt(`${web.origin}/a.mp4`, { signal: stop.signal, onProgress })).rejects.toBe(reason);
});

test('what is no source is refused', async () => {
  for (const [reference, code] of [
    ['relative/path.mp4', 'request.invalid'],
    ['file:///etc/passwd', 'request.invalid'],
    ['s3://films', 'request.invalid'],
    ['s3://films/../x', 'request.invalid'],
    ['s3://other-bucket/x', 'storage.denied'],
    ['s3://films/none.mp4', 'storage.not_found'],
    ['upload://none', 'upload.not_found'],
    ['upload://../x', 'request.invalid'],
    ['http://user:pass@127.0.0.1/', 'address.refused'],
  ] as const)
    await expect(fetchIt(reference), reference).rejects.toMatchObject({ code });
});

test('no secret of an address or a key is in what a failure says, nor in what is kept', async () => {
  const canary = 'CANARY-5f3c';
  const told: unknown[] = [];
  const failed = async (work: Promise<unknown>) =>
    told.push(
      await work.then(
        () => null,
        (error: unknown) => error,
      ),
    );
  web.answer = (_request, response) => {
    response.writeHead(403).end();
    return true;
  };
  await failed(fetchIt(`${web.origin}/a.mp4?X-Amz-Signature=${canary}`));
  web.answer = (_request, response) => {
    response.writeHead(302, { location: `http://u:${canary}@10.0.0.1/?token=${canary}` }).end();
    return true;
  };
  await failed(fetchIt(`${web.origin}/a.mp4?X-Amz-Signature=${canary}`));
  await failed(fetchIt(`http://192.168.0.1/?token=${canary}#${canary}`));
  await failed(postGuarded(`https://127.0.0.1:1/hook?token=${canary}`, canary, {}, { timeoutMs: LIMIT_MS }));
  await failed(
    postGuarded(
      `http://127.0.0.1:1/hook?token=${canary}`,
      canary,
      {},
      { timeoutMs: LIMIT_MS, allowAddresses: ['127.0.0.1:1'] },
    ),
  );
  const strangers = createS3Store({
    ...s3.options,
    credentials: async () => ({ accessKeyId: canary, secretAccessKey: canary, sessionToken: canary }),
  });
  await failed(strangers.put((await randomFile(join(dir, 'x'), 10)).path, 'outputs/x.mp4'));
  await failed(strangers.head('outputs/x.mp4'));
  strangers.close();
  web.answer = null;
  await fetchIt(`${web.origin}/a.mp4?X-Amz-Signature=${canary}`);
  for (const name of await readdir(intoDir))
    told.push(name, name.endsWith('.json') ? await readFile(join(intoDir, name), 'utf8') : '');
  expect(told.filter((item) => item === null)).toEqual([]);
  expect(inspect(told, { depth: 20, showHidden: true })).not.toContain(canary);
});

test('a callback is sent as it is, without following redirects, and only by https but to places allowed', async () => {
  const got: unknown[] = [];
  web.answer = (request, response) => {
    got.push([request.method, request.url, request.headers['x-signature']]);
    request.on('data', (chunk: Buffer) => got.push(chunk.toString()));
    request.on('end', () => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end());
    return true;
  };
  const options = { timeoutMs: LIMIT_MS, allowAddresses: [web.place] };
  expect(await postGuarded(`${web.origin}/hook`, '{"a":1}', { 'x-signature': 'abc' }, options)).toEqual({
    status: 302,
    retryAfter: undefined,
  });
  expect(got).toEqual([['POST', '/hook', 'abc'], '{"a":1}']);
  const resolve = async () => ['93.184.215.14'];
  await expect(
    postGuarded('http://example.com/', '', {}, { timeoutMs: LIMIT_MS, resolve }),
  ).rejects.toMatchObject({
    code: 'address.refused',
  });
  let passTime: () => void = () => {};
  const later: Later = (_delayMs, action) => {
    passTime = action;
    return () => {};
  };
  web.answer = () => {
    passTime();
    return true;
  };
  await expect(postGuarded(`${web.origin}/hook`, '', {}, { ...options, later })).rejects.toMatchObject({
    code: 'storage.failed',
    message: `a callback had no answer within ${LIMIT_MS} ms`,
  });
});
