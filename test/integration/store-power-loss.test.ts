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
type Contents = { readonly jobs: readonly string[]; readonly committed: number; readonly sequence: number };
type Moment = { readonly files: DatabaseFiles; readonly contents: Contents };

function contentsOf(store: JobStore): Contents {
  const jobs = store.list({ limit: 500 }).jobs;
  const segments = jobs.flatMap(({ id }) => store.segments(id));
  return {
    jobs: jobs.map(({ id, state }) => `${id} ${state}`),
    committed: segments.filter(({ state }) => state === 'committed').length,
    sequence: store.lastSequence(),
  };
}

/** Writes one transaction of some kind each time it is called. */
function writer(store: JobStore, random: () => number): (number: number) => void {
  let held: { id: string; index: number; token: SegmentToken } | null = null;
  return (number) => {
    const id = store.list({ states: ['running'], limit: 1 }).jobs[0]?.id;
    const segments = id ? store.segments(id) : [];
    const open = segments.find(({ state }) => state !== 'committed');
    const isSegments = number % 3 > 0;
    if (!isSegments) {
      const cues = ['x'.repeat(Math.floor(random() * 30_000))];
      store.add(jobRequest({ scenario: { cueframe: 1, cues } }));
    } else if (!id) store.claim('r');
    else if (segments.length === 0) store.plan(id, SEGMENTS);
    else if (held) {
      store.commit(held.id, held.index, held.token, { sha256: DIGEST, how: 'render' });
      held = null;
    } else if (open) held = { id, index: open.index, token: store.lease(id, open.index, 'w') };
    else store.finish(id, 'r', RESULT);
  };
}

function record(dir: string, random: () => number): readonly Moment[] {
  const database = openDatabase(dir);
  database.all(`PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  const store = createSqliteJobStore(database);
  const moment = (): Moment => ({ files: readFiles(join(dir, DATABASE_FILE)), contents: contentsOf(store) });
  const write = writer(store, random);
  const moments = [moment()];
  for (let number = 0; number < WRITES; number += 1) {
    write(number);
    moments.push(moment());
  }
  store.close();
  return moments;
}

test(`after a power cut in any write what was accepted is there (${RUNS} runs)`, () => {
  const root = mkdtempSync(join(tmpdir(), 'cueframe-power-'));
  const random = seededRandom(runSeed(20));
  try {
    const moments = record(join(root, 'whole'), random);
    const seen = { log: 0, 'log garbled': 0, checkpoint: 0, lost: 0 };
    for (let run = 0; run < RUNS; run += 1) {
      const number = 1 + Math.floor(random() * WRITES);
      const [before, after] = [moments[number - 1], moments[number]];
      if (!before || !after) throw new Error(`no write ${number}`);
      const torn = tearWrite(before.files, after.files, random);
      const dir = join(root, `run-${run}`);
      mkdirSync(dir);
      writeFiles(join(dir, DATABASE_FILE), torn);
      const found = openAndUse(dir);
      seen[torn.how] += 1;
      if (found.sequence < after.contents.sequence) seen.lost += 1;
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

function openAndUse(dir: string): Contents {
  const store = createSqliteJobStore(openDatabase(dir));
  store.check('full');
  const contents = contentsOf(store);
  const { id } = store.add(jobRequest()).job;
  expect(
    store.events(contents.sequence, { limit: 9 }).map(({ sequence, jobId }) => [sequence, jobId]),
  ).toEqual([[contents.sequence + 1, id]]);
  store.close();
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
      expect(accepted.filter((id) => store.get(id) === null)).toEqual([]);
      store.close();
    }
  } finally {
    rmSync(dir, { recursive: true });
  }
});
