import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createS3Store } from '../../src/work/storage/s3-store.ts';
import { seededRandom } from '../helpers/test-random.ts';
import { pickFrom, runSeed } from './helpers/fault-random.ts';
import { randomFile } from './helpers/random-file.ts';
import type { Fault, Operation } from './helpers/s3-front.ts';
import { jumpingRetries, startS3Server, type S3Server } from './helpers/s3-server.ts';

/** Random runs; the whole plan wants 10 of each fault: CUEFRAME_FAULT_RUNS=150. */
const RUNS = Number(process.env['CUEFRAME_FAULT_RUNS'] ?? 8);
/** After this long a stalled connection is closed. */
const STALL_MS = 600;
const KEY = 'outputs/job.mp4';
/** Three parts. */
const PART_BYTES = 256 * 1024;
const FILM_BYTES = 2 * PART_BYTES + 100_000;

let dir: string;
let server: S3Server;
let film: Awaited<ReturnType<typeof randomFile>>;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'cueframe-faults-'));
  server = await startS3Server();
  film = await randomFile(join(dir, 'film.mp4'), FILM_BYTES);
});
afterAll(async () => {
  await server.close();
  await rm(dir, { recursive: true, force: true });
});
afterEach(() => {
  server.front.fault = null;
  server.front.cut = null;
});

/** Uploads over a fault, then looks what is there without it. */
async function upload(
  fault: S3Server['front']['fault'],
  { cut = null, idleMs }: { cut?: S3Server['front']['cut']; idleMs?: number } = {},
) {
  const retries = jumpingRetries(idleMs);
  const store = createS3Store({ ...server.options, partBytes: PART_BYTES, retries });
  await store.delete(KEY);
  Object.assign(server.front, { fault, cut });
  server.front.seen.length = 0;
  const ended = await store.put(film.path, KEY).then(
    () => 'stored',
    (error: { code?: string }) => error.code ?? error,
  );
  const seen = [...server.front.seen];
  Object.assign(server.front, { fault: null, cut: null });
  const found = await store.head(KEY);
  const isSame = found !== null && (await buffer((await store.read(KEY)).stream)).equals(film.bytes);
  store.close();
  const there = found === null ? 'absent' : isSame ? 'whole' : 'broken';
  return { result: { ended, there, open: await server.openUploads() }, waits: retries.waits, seen };
}

/** The fault for the first `times` requests of one kind. */
function only(wanted: string, times: number, fault: Fault): NonNullable<S3Server['front']['fault']> {
  let left = times;
  return (operation: Operation, partNumber) => {
    if (left === 0 || (partNumber === null ? operation : `part ${partNumber}`) !== wanted) return null;
    left -= 1;
    return fault;
  };
}

const refuse =
  (status: number, code: string, headers?: Record<string, string>): Fault =>
  (exchange) =>
    exchange.refuse(status, code, headers);
const stall: Fault = () => {};
/** The deed is done, and nobody hears of it. */
const loseAnswer: Fault = async ({ pass, response }) => {
  response.writeHead = () => response;
  response.write = () => true;
  response.end = () => {
    response.destroy();
    return response;
  };
  await pass();
};
const errorIn200: Fault = ({ response }) => {
  response.writeHead(200, { 'content-type': 'application/xml' });
  response.end('<?xml version="1.0"?><Error><Code>InternalError</Code><Message>We failed</Message></Error>');
};
const spoil: Fault = ({ pass, body }) => {
  const other = Buffer.from(body);
  other[1000] = (other[1000] ?? 0) ^ 1;
  return pass(other);
};
const lieAboutSize: Fault = ({ response }) => {
  response.writeHead(200, { 'content-length': '5', 'x-amz-meta-cueframe-upload': 'not ours' }).end();
};

const STORED = { ended: 'stored', there: 'whole', open: [] };
const FAILED = { ended: 'upload.failed', there: 'absent', open: [] };
const DENIED = { ended: 'storage.denied', there: 'absent', open: [] };

const MENDABLE: readonly [string, Fault][] = [
  ['500', refuse(500, 'InternalError')],
  ['503 SlowDown', refuse(503, 'SlowDown')],
  ['429 with Retry-After', refuse(429, 'TooManyRequests', { 'retry-after': '7' })],
  ['408 RequestTimeout', refuse(400, 'RequestTimeout')],
  ['a stall', stall],
  ['a lost answer', loseAnswer],
  ['RequestTimeTooSkewed', refuse(403, 'RequestTimeTooSkewed', { date: new Date().toUTCString() })],
];

test.each(MENDABLE)('a film arrives whole over %s on a part and on the end', async (_name, fault) => {
  const idle = fault === stall ? { idleMs: STALL_MS } : {};
  expect((await upload(only('part 2', 2, fault), idle)).result).toEqual(STORED);
  expect((await upload(only('complete', 1, fault), idle)).result).toEqual(STORED);
});

test('a film arrives whole over a connection that breaks after some bytes', async () => {
  let breaks = 0;
  const cut: S3Server['front']['cut'] = (operation) =>
    operation === 'part' && breaks < 3 ? ([0, 1, 100_000][breaks++] ?? 0) : null;
  expect((await upload(null, { cut })).result).toEqual(STORED);
  expect(breaks).toBe(3);
});

test('an error in the body of a 200 is no success: it is asked again', async () => {
  const { result, seen } = await upload(only('complete', 2, errorIn200));
  expect(result).toEqual(STORED);
  expect(seen.filter((operation) => operation === 'complete').length).toBe(3);
});

test('a film that was spoilt on its way is refused by its checksum and sent again', async () => {
  const { result, seen } = await upload(only('part 3', 1, spoil));
  expect(result).toEqual(STORED);
  expect(seen.filter((operation) => operation === 'part 3').length).toBe(2);
});

test('a part the storage lost has the film sent anew, as another upload', async () => {
  const { result, seen } = await upload(only('complete', 1, refuse(400, 'InvalidPart')));
  expect(result).toEqual(STORED);
  expect(seen.filter((operation) => ['create', 'abort', 'complete'].includes(operation))).toEqual([
    'create',
    'complete',
    'abort',
    'create',
    'complete',
  ]);
});

test.each<[string, string, Fault, object]>([
  ['500 on a part', 'part 2', refuse(500, 'InternalError'), FAILED],
  ['500 on the start', 'create', refuse(500, 'InternalError'), FAILED],
  ['500 on the end', 'complete', refuse(500, 'InternalError'), FAILED],
  ['an error in a 200 on the end', 'complete', errorIn200, FAILED],
  ['a spoilt part', 'part 1', spoil, FAILED],
  ['a lost part', 'complete', refuse(400, 'InvalidPart'), FAILED],
  ['403 on a part', 'part 2', refuse(403, 'AccessDenied'), DENIED],
  ['403 on the start', 'create', refuse(403, 'InvalidAccessKeyId'), DENIED],
  ['a clock that stays wrong', 'part 1', refuse(403, 'RequestTimeTooSkewed'), DENIED],
])('%s for ever leaves nothing behind, and says what it was', async (_name, wanted, fault, expected) => {
  expect((await upload(only(wanted, Infinity, fault))).result).toEqual(expected);
});

test('an object that is not what was sent is not taken for the film', async () => {
  const { result, seen } = await upload(only('head', Infinity, lieAboutSize));
  expect(result).toMatchObject({ ended: 'upload.failed', open: [] });
  expect(seen.filter((operation) => operation === 'create').length).toBe(2);
});

test('waits grow with full jitter, are never shorter than asked for, and end within ten minutes', async () => {
  const { waits } = await upload(only('create', Infinity, refuse(503, 'SlowDown')));
  expect(waits.slice(0, 7)).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  const totalMs = waits.reduce((sum, wait) => sum + wait, 0);
  expect([totalMs > 560_000, totalMs <= 600_000]).toEqual([true, true]);
  const asked = await upload(only('create', 1, refuse(429, 'SlowDown', { 'retry-after': '7' })));
  expect(asked.waits).toEqual([7000]);
});

test.each(['create', 'part 2', 'complete'])('a cancel during %s leaves nothing behind', async (wanted) => {
  const stop = new AbortController();
  const store = createS3Store({ ...server.options, partBytes: PART_BYTES, retries: jumpingRetries() });
  await store.delete(KEY);
  const reason = new Error('cancelled');
  server.front.fault = only(wanted, 1, async ({ pass }) => {
    stop.abort(reason);
    await pass();
  });
  await expect(store.put(film.path, KEY, { signal: stop.signal })).rejects.toBe(reason);
  server.front.fault = null;
  expect(await store.head(KEY)).toBe(null);
  // a start whose answer nobody heard cannot be aborted by its id: that is what the sweep is for
  if (wanted === 'create') await store.sweepUnfinished({ olderThanMs: 0 });
  expect(await server.openUploads()).toEqual([]);
  store.close();
});

test.each(['create', 'part 2', 'complete'])(
  'a process killed at %s leaves the whole film or none, and what it left open is swept',
  async (wanted) => {
    const store = createS3Store({ ...server.options, partBytes: PART_BYTES, retries: jumpingRetries() });
    await store.delete(KEY);
    const script = join(import.meta.dirname, 'helpers', 's3-upload-process.ts');
    const place = [server.options.endpoint ?? '', server.options.bucket];
    const args = ['--import', 'tsx', script, ...place, film.path, KEY, String(PART_BYTES)];
    const child = spawn(process.execPath, args, { stdio: 'ignore' });
    const ended = once(child, 'exit');
    const deeds: Promise<void>[] = [];
    server.front.fault = only(wanted, 1, ({ pass }) => {
      child.kill('SIGKILL');
      deeds.push(pass());
    });
    expect((await ended)[1]).toBe('SIGKILL');
    await Promise.all(deeds);
    server.front.fault = null;
    const isThere = (await store.head(KEY)) !== null;
    if (isThere) expect((await buffer((await store.read(KEY)).stream)).equals(film.bytes)).toBe(true);
    await store.sweepUnfinished({ olderThanMs: 0 });
    expect(await server.openUploads()).toEqual([]);
    expect(await store.put(film.path, KEY)).toMatchObject({ sha256: film.sha256 });
    store.close();
  },
);

test(
  `${RUNS} seeded runs of faults at random places end with the whole film and nothing open`,
  async () => {
    const random = seededRandom(runSeed(17));
    for (let run = 0; run < RUNS; run += 1) {
      const [name, fault] = pickFrom(MENDABLE as [(typeof MENDABLE)[0]], random);
      // a HEAD has no body, and so no name of the fault: there only what shows without one
      const isNamed = name.startsWith('Request') || name.startsWith('408');
      const last = isNamed ? 'complete' : 'head';
      const place = pickFrom(['part 1', 'part 2', 'part 3', 'complete', last], random);
      const times = 1 + Math.floor(random() * 2);
      const idle = fault === stall ? { idleMs: STALL_MS } : {};
      const { result } = await upload(only(place, times, fault), idle);
      expect({ run, name, place, ...result }).toEqual({ run, name, place, ...STORED });
    }
  },
  60_000 + 5000 * RUNS,
);
