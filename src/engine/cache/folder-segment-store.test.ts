import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { StreamPackets } from '../check/packet-list.ts';
import { digestFile } from '../../base/digest/digest-file.ts';
import { createFolderSegmentStore } from './folder-segment-store.ts';
import type { SegmentStore } from './segment-store.ts';

const FRAMES = 3;
const PACKETS: StreamPackets = {
  ...{ kind: 'video', codec: 'h264', timeBase: { num: 1, den: 12_800 }, extradata: 'abc', size: '64x36' },
  packets: Array.from({ length: FRAMES }, (_, frame) => ({
    pts: frame * 512,
    duration: 512,
    md5: `md5 ${frame}`,
  })),
};
const HOUR_MS = 60 * 60_000;

let folder: string;
let dir: string;
let nowMs: number;
let store: SegmentStore;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cueframe-store-test-'));
  dir = join(folder, 'segments');
  nowMs = 1_000_000;
  store = openStore();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function openStore(limitBytes = 1e9): SegmentStore {
  return createFolderSegmentStore({ dir, limitBytes, now: () => nowMs });
}
const fingerprint = (number: number) => number.toString(16).padStart(64, '0');

let files = 0;
async function finished(content: string) {
  const path = join(folder, `work-${(files += 1)}.mp4`);
  writeFileSync(path, content);
  return { path, sha256: (await digestFile(path)).sha256, packets: PACKETS };
}
const keep = async (number: number, content: string, to = store) =>
  to.keep(fingerprint(number), await finished(content));
const kept = () =>
  readdirSync(dir, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [entry.name] : [],
  );
const found = async (number: number) => {
  const stored = await openStore().find(fingerprint(number), FRAMES);
  return stored && readFileSync(stored.path, 'utf8');
};

test('whether a segment is kept is answered without reading it, and counts as no use', async () => {
  const { path } = await keep(1, 'whole');
  const [record = ''] = kept().filter((name) => name.endsWith('.json'));
  const usedAtMs = () => statSync(join(dir, record.slice(0, 2), record)).mtimeMs;
  const before = usedAtMs();
  nowMs += HOUR_MS;
  writeFileSync(path, 'WHOLE'); // other bytes, as many of them
  const answers = [
    await store.has(fingerprint(1), FRAMES),
    await store.has(fingerprint(1), FRAMES + 1),
    await store.has(fingerprint(2), FRAMES),
  ];
  truncateSync(path, 2);
  answers.push(await store.has(fingerprint(1), FRAMES));
  expect([answers, usedAtMs() - before, kept().length]).toEqual([[true, false, false, false], 0, 2]);
});

test('what is kept is found again, by another process too, with its packets', async () => {
  const file = await finished('seven segments');
  const stored = await store.keep(fingerprint(1), file);
  expect(await openStore().find(fingerprint(1), FRAMES)).toEqual(stored);
  expect(stored).toEqual({ path: stored.path, sha256: file.sha256, sizeBytes: 14, packets: PACKETS });
  expect(readFileSync(file.path, 'utf8')).toBe('seven segments');
  expect(await store.find(fingerprint(2), FRAMES)).toBeNull();
});

describe('what is not as it was kept is removed, never given', () => {
  test.each<[string, (path: string, record: string) => void]>([
    ['a byte was changed', (path) => writeFileSync(path, 'seven segmentz')],
    ['it was cut', (path) => truncateSync(path, 5)],
    ['it is gone', (path) => rmSync(path)],
    ['its record was cut', (_, record) => truncateSync(record, 20)],
    ['its record points elsewhere', (_, record) => edit(record, '"file":"', '"file":"../')],
    ['its record is of another form', (_, record) => edit(record, '"format":1', '"format":2')],
  ])('%s', async (_what, damage) => {
    const { path } = await keep(1, 'seven segments');
    rmSync(path); // it is a link: what the render works on would be damaged with it
    writeFileSync(path, 'seven segments');
    damage(path, join(dir, '00', `${fingerprint(1)}.json`));
    expect(await store.find(fingerprint(1), FRAMES)).toBeNull();
    expect(kept()).toEqual([]);
    await keep(1, 'seven segments');
    expect(await found(1)).toBe('seven segments');
  });

  function edit(path: string, from: string, to: string): void {
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(from);
    writeFileSync(path, text.replace(from, to));
  }

  test('another number of frames was planned', async () => {
    await keep(1, 'seven segments');
    expect(await store.find(fingerprint(1), FRAMES + 1)).toBeNull();
    expect(kept()).toEqual([]);
  });

  test('no record: it does not exist, and after an hour it is swept away', async () => {
    const { path } = await keep(1, 'left by a crash');
    rmSync(join(dir, '00', `${fingerprint(1)}.json`));
    expect(await found(1)).toBeNull();
    utimesSync(path, nowMs / 1000, nowMs / 1000);
    nowMs += HOUR_MS;
    await keep(2, 'another', openStore());
    expect(kept()).toContain(basename(path));
    nowMs += 1;
    await keep(3, 'a third', openStore());
    expect(kept()).not.toContain(basename(path));
    expect([await found(2), await found(3)]).toEqual(['another', 'a third']);
  });
});

describe('the first one wins', () => {
  test('one after the other', async () => {
    const first = await keep(1, 'first');
    expect(await keep(1, 'second')).toEqual(first);
    expect(await found(1)).toBe('first');
    expect(kept().length).toBe(2);
  });

  test('many at once, each with bytes of its own', async () => {
    const results = await Promise.all(
      Array.from({ length: 12 }, (_, index) => keep(1, `bytes ${index}`, openStore())),
    );
    const winner = await found(1);
    expect(winner).toMatch(/^bytes \d+$/);
    expect(new Set(results.map(({ path }) => readFileSync(path, 'utf8')))).toEqual(new Set([winner]));
    expect(kept().sort()).toEqual([basename(results[0]?.path ?? ''), `${fingerprint(1)}.json`].sort());
  });
});

describe('beyond the limit', () => {
  test('the least recently used go, and use counts as well as age', async () => {
    await keep(1, 'x'.repeat(1000));
    const recordBytes = statSync(join(dir, '00', `${fingerprint(1)}.json`)).size;
    const small = openStore(3.5 * (1000 + recordBytes));
    for (const number of [1, 2, 3]) {
      nowMs += 1000;
      await keep(number, 'x'.repeat(1000), small);
    }
    nowMs += 1000;
    await small.find(fingerprint(1), FRAMES);
    nowMs += 1000;
    await keep(4, 'y'.repeat(1000), small);
    expect(await Promise.all([1, 2, 3, 4].map(async (number) => (await found(number)) !== null))).toEqual([
      ...[true, false, true, true],
    ]);
    expect(kept().length).toBe(6);
  });

  test('what a render works on stays', async () => {
    const file = await finished('a segment larger than the limit');
    await openStore(10).keep(fingerprint(1), file);
    expect(kept()).toEqual([]);
    expect(readFileSync(file.path, 'utf8')).toBe('a segment larger than the limit');
  });
});

test('nothing but a fingerprint becomes a path', async () => {
  await expect(store.find('../../secret', FRAMES)).rejects.toMatchObject({ code: 'internal' });
});
