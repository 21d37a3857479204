import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DATABASE_FILE, openDatabase } from '../../src/work/database/open-database.ts';
import type { JobStore } from '../../src/work/queue/ports/job-store.ts';
import type { SegmentToken } from '../../src/shared/job/segment-token.ts';
import { createSqliteJobStore } from '../../src/work/queue/sqlite/sqlite-job-store.ts';
import { seededRandom } from '../helpers/test-random.ts';
import { DIGEST, jobRequest, RESULT, SEGMENTS } from '../conformance/job-requests.ts';
import { leased } from '../conformance/store-under-test.ts';
import { readFiles, writeFiles, type DatabaseFiles } from './helpers/database-files.ts';
import { runSeed } from './helpers/fault-random.ts';
import { startScript } from './helpers/script-process.ts';
import { tearWrite } from './helpers/torn-write.ts';

/** What was told as durable is there after a power cut. The suite takes a small share; CUEFRAME_FAULT_RUNS=1000 for all. */
const RUNS = Number(process.env['CUEFRAME_FAULT_RUNS'] ?? 60);
const WRITES = 120;
/** Pages in the log before they go to the database; small, so that this happens often. */
const CHECKPOINT_PAGES = 40;

/** What a reader sees: everything that was ever accepted or committed. */
type Contents = { readonly jobs: readonly string[]; readonly committed: number; readonly events: number };
type Moment = { readonly files: DatabaseFiles; readonly contents: Contents };

async function contentsOf(store: JobStore): Promise<Contents> {
  const jobs = (await store.list({ limit: 500 })).jobs;
  const segments = (await Promise.all(jobs.map(({ id }) => store.segments(id)))).flat();
  return {
    jobs: jobs.map(({ id, state }) => `${id} ${state}`),
    committed: segments.filter(({ state }) => state === 'committed').length,
    events: (await store.events(null, { limit: 100_000 })).length,
  };
}

/** Writes one transaction of some kind each time it is called. */
function writer(store: JobStore, random: () => number): (number: number) => Promise<void> {
  let held: { id: string; index: number; token: SegmentToken } | null = null;
  return async (number) => {
    const id = (await store.list({ states: ['running'], limit: 1 })).jobs[0]?.id;
    const segments = id ? await store.segments(id) : [];
    const open = segments.find(({ state }) => state !== 'committed');
    const isSegments = number % 3 > 0;
    if (!isSegments) {
      const cues = ['x'.repeat(Math.floor(random() * 30_000))];
      await store.add(jobRequest({ scenario: { cueframe: 1, cues } }));
    } else if (!id) await store.claim('r');
    else if (segments.length === 0) await store.plan(id, SEGMENTS);
    else if (held) {
      await store.commit(held.id, held.index, held.token, { sha256: DIGEST, how: 'render' });
      held = null;
    } else if (open) held = { id, index: open.index, token: await leased(store, id, open.index) };
    else await store.finish(id, 'r', RESULT);
  };
}

async function record(dir: string, random: () => number): Promise<readonly Moment[]> {
  const database = openDatabase(dir);
  database.all(`PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  const store = createSqliteJobStore(database);
  const moment = async (): Promise<Moment> => ({
    files: readFiles(join(dir, DATABASE_FILE)),
    contents: await contentsOf(store),
  });
  const write = writer(store, random);
  const moments = [await moment()];
  for (let number = 0; number < WRITES; number += 1) {
    await write(number);
    moments.push(await moment());
  }
  await store.close();
  return moments;
}

test(`after a power cut in any write what was accepted is there (${RUNS} runs)`, async () => {
  const root = mkdtempSync(join(tmpdir(), 'cueframe-power-'));
  const random = seededRandom(runSeed(20));
  try {
    const moments = await record(join(root, 'whole'), random);
    const seen = { log: 0, 'log garbled': 0, checkpoint: 0, lost: 0 };
    for (let run = 0; run < RUNS; run += 1) {
      const number = 1 + Math.floor(random() * WRITES);
      const [before, after] = [moments[number - 1], moments[number]];
      if (!before || !after) throw new Error(`no write ${number}`);
      const torn = tearWrite(before.files, after.files, random);
      const dir = join(root, `run-${run}`);
      mkdirSync(dir);
      writeFiles(join(dir, DATABASE_FILE), torn);
      const found = await openAndUse(dir);
      seen[torn.how] += 1;
      if (found.events < after.contents.events) seen.lost += 1;
      const allowed = torn.isWhole ? [after.contents] : [before.contents, after.contents];
      expect(allowed, `run ${run}, write ${number}, ${torn.how}`).toContainEqual(found);
      rmSync(dir, { recursive: true });
    }
    console.log('power cuts', JSON.stringify(seen));
    for (const times of Object.values(seen)) expect(times).toBeGreaterThan(0);
  } finally {
    rmSync(root, { recursive: true });
  }
});

async function openAndUse(dir: string): Promise<Contents> {
  const store = createSqliteJobStore(openDatabase(dir));
  store.check('full');
  const contents = await contentsOf(store);
  const last = await store.lastCursor();
  const { id } = (await store.add(jobRequest())).job;
  expect((await store.events(last, { limit: 9 })).map(({ jobId }) => jobId)).toEqual([id]);
  await store.close();
  return contents;
}

test('what a process had accepted when it was killed is there', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'cueframe-killed-'));
  const random = seededRandom(runSeed(21));
  const accepted: string[] = [];
  try {
    for (let kill = 0; kill < Math.max(3, RUNS / 30); kill += 1) {
      const writer = startScript('store-writer.ts', [dir]);
      await writer.line(1 + Math.floor(random() * 60));
      await writer.kill();
      accepted.push(...writer.lines);
      const store = createSqliteJobStore(openDatabase(dir));
      store.check('full');
      const found = await Promise.all(accepted.map((id) => store.get(id)));
      expect(found.filter((job) => job === null)).toEqual([]);
      await store.close();
    }
  } finally {
    rmSync(dir, { recursive: true });
  }
});
