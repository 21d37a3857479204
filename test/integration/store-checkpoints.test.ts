import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startCheckpoints } from '../../src/work/database/background-checkpoints.ts';
import { DATABASE_FILE, openDatabase } from '../../src/work/database/open-database.ts';
import { createSqliteJobStore } from '../../src/work/queue/sqlite/sqlite-job-store.ts';
import { manualClock } from '../helpers/test-clock.ts';
import { jobRequest } from '../conformance/job-requests.ts';

test('the log is copied beside the work, commits copy nothing, and all that was accepted is there', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'cueframe-checkpoints-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const database = openDatabase(dir);
  const store = createSqliteJobStore(database);
  const sizeBytes = () => statSync(join(dir, DATABASE_FILE)).size;
  const troubles: Error[] = [];
  const { later, passMs } = manualClock();
  const checkpoints = startCheckpoints(database, { onTrouble: (error) => troubles.push(error), later });
  const before = sizeBytes();
  const scenario = { cueframe: 1, cues: ['x'.repeat(30_000)] };
  // more pages than SQLite by itself lets gather
  const ids: string[] = [];
  while (ids.length < 150) ids.push((await store.add(jobRequest({ scenario }))).job.id);
  passMs(1999);
  expect(sizeBytes()).toBe(before);
  passMs(1);
  await expect.poll(sizeBytes, { timeout: 30_000 }).toBeGreaterThan(150 * 30_000);
  await checkpoints.stop();
  await store.close();

  const again = createSqliteJobStore(openDatabase(dir));
  again.check('full');
  const found = await Promise.all(ids.map((id) => again.get(id)));
  expect([found.filter((job) => job === null), troubles]).toEqual([[], []]);
  await again.close();
});
