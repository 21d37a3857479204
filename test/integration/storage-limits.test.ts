import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SPARE_BYTES } from '../../src/base/files/disk-room.ts';
import { fetchSource, type FetchOptions } from '../../src/work/storage/fetch-source.ts';
import { randomBytes } from './helpers/random-file.ts';
import { startRangeServer, type RangeServer } from './helpers/range-server.ts';
import { jumpingRetries } from './helpers/s3-server.ts';

const content = randomBytes(1_000_000, 7);
let intoDir: string;
let web: RangeServer;
beforeEach(async () => {
  intoDir = await mkdtemp(join(tmpdir(), 'cueframe-limits-'));
  web = await startRangeServer(content);
});
afterEach(async () => {
  await web.close();
  await rm(intoDir, { recursive: true, force: true });
});

/** What a fetch failed with, what it left and how often the server was asked. */
async function failed(options: Partial<FetchOptions>, reference = `${web.origin}/a.mp4`) {
  const retries = jumpingRetries();
  const stores = { uploads: null as never, openBucket: () => null };
  const fetching = fetchSource(reference, stores, {
    ...{ intoDir, retries, allowAddresses: [web.place] },
    ...options,
  });
  const error = await fetching.then(
    () => null,
    (thrown: { code: string; details: Record<string, unknown> }) => thrown,
  );
  const left = (await readdir(intoDir)).filter((name) => !name.endsWith('.json'));
  return { code: error?.code, details: error?.details, left, waits: retries.waits };
}

test('a source that does not fit is refused before its first byte is written', async () => {
  expect(await failed({ freeBytes: async () => SPARE_BYTES + 999_999 })).toEqual({
    code: 'disk.full',
    details: { places: [{ path: intoDir, bytes: 1_000_000 + SPARE_BYTES }], freeBytes: 999_999 },
    ...{ left: [], waits: [] },
  });
});

test('an endless source ends where the disk must be left to others, and leaves nothing', async () => {
  let freeBytes = SPARE_BYTES + 100_000_000;
  let isOver = false;
  web.answer = (_request, response) => {
    response.writeHead(200);
    response.on('close', () => (isOver = true));
    const more = () => {
      while (!isOver && response.write(content)) freeBytes -= content.length;
      freeBytes -= content.length;
    };
    response.on('drain', more);
    more();
    return true;
  };
  const { code, left, waits } = await failed({ freeBytes: async () => freeBytes });
  expect({ code, left, waits }).toEqual({ code: 'disk.full', left: [], waits: [] });
});

test('a source that trickles is given up, once', async () => {
  const retries = jumpingRetries();
  let nowMs = 0;
  let asked = 0;
  web.answer = (_request, response) => {
    asked += 1;
    response.writeHead(200);
    const drop = setInterval(() => response.write('x'), 1);
    response.on('close', () => clearInterval(drop));
    return true;
  };
  const clock = { ...retries.clock, nowMs: () => (nowMs += 5000) }; // five seconds between two bytes
  const { code, details, waits } = await failed({ retries: { ...retries, clock } });
  expect({ code, details, waits, asked }).toEqual({
    ...{ code: 'storage.failed', details: { isTooSlow: true }, waits: [], asked: 1 },
  });
});

test('a host that nobody knows is asked for once: whoever waits tries again, not whoever holds a place', async () => {
  let asked = 0;
  const resolve = async () => {
    asked += 1;
    return [];
  };
  const { code, waits } = await failed({ resolve }, 'https://unknown.example/a.mp4');
  expect({ code, waits, asked }).toEqual({ code: 'storage.failed', waits: [], asked: 1 });
});
