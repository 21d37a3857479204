import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, openMemoryDatabase } from '../../src/work/database/open-database.ts';
import { createMemoryJobStore } from '../../src/work/queue/memory/memory-job-store.ts';
import { createSqliteJobStore } from '../../src/work/queue/sqlite/sqlite-job-store.ts';
import { describeJobStore } from './job-store.ts';

const START_MS = Date.UTC(2026, 0, 1);

describeJobStore('SQLite file', () => {
  const dir = mkdtempSync(join(tmpdir(), 'cueframe-store-'));
  const clock = { nowMs: START_MS, steadyMs: 5 };
  const open = () =>
    createSqliteJobStore(openDatabase(dir), { now: () => clock.nowMs, steadyNow: () => clock.steadyMs });
  const [here, there] = [open(), open()];
  return {
    ...{ here, there, clock },
    async end() {
      await here.close();
      await there.close();
      rmSync(dir, { recursive: true });
    },
  };
});

describeJobStore('SQLite memory', () => {
  const clock = { nowMs: START_MS, steadyMs: 5 };
  const store = createSqliteJobStore(openMemoryDatabase(), {
    now: () => clock.nowMs,
    steadyNow: () => clock.steadyMs,
  });
  return { here: store, there: store, clock, end: () => store.close() };
});

describeJobStore('memory', () => {
  const clock = { nowMs: START_MS, steadyMs: 5 };
  const store = createMemoryJobStore({ now: () => clock.nowMs, steadyNow: () => clock.steadyMs });
  return { here: store, there: store, clock, end: () => store.close() };
});
