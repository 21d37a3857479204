import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '../../src/work/database/open-database.ts';
import { createSqliteJobStore } from '../../src/work/queue/sqlite/sqlite-job-store.ts';
import { createSqliteAdapterRecords } from '../../src/work/records/sqlite-adapter-records.ts';
import { adapterClient } from './helpers/adapter-client.ts';
import { startTestServer } from './helpers/api-server.ts';

const copies = mkdtempSync(join(tmpdir(), 'cueframe-crash-'));
afterAll(() => rmSync(copies, { recursive: true, force: true }));

const TASK = {
  source: { url: 'https://media.example.com/talk.mp4' },
  ...{ output_format: 'original', add_subtitles: false },
  most_relevant_segments: [
    { start_time: '00:10', end_time: '00:25', text: 'one' },
    { start_time: '01:00', end_time: '01:30', text: 'two' },
  ],
};

/** Jobs and records that are there after a start on files as a process that was killed then would have left them. */
async function startedOn(dir: string) {
  const database = openDatabase(dir);
  const jobs = createSqliteJobStore(database);
  const found = (await jobs.list({ limit: 9 })).jobs.length;
  const records = createSqliteAdapterRecords(database).list('supoclip', { limit: 9 }).length;
  await jobs.close();
  return { jobs: found, records };
}

test('a crash while a task is written down leaves neither its jobs nor its record, one afterwards leaves all', async () => {
  const crash = (name: string) => cpSync(own.dataDir, join(copies, name), { recursive: true });
  const own = await startTestServer({
    records: (records) => ({
      ...records,
      put(...record) {
        crash('before the record');
        records.put(...record);
        crash('after the record');
      },
    }),
  });
  try {
    const { status } = await adapterClient(own)('POST', '/tasks/', TASK);
    crash('after the answer');
    expect(status).toBe(200);
  } finally {
    await own.close();
  }
  const found = ['before the record', 'after the record', 'after the answer'].map((name) =>
    startedOn(join(copies, name)),
  );
  expect(await Promise.all(found)).toEqual([
    { jobs: 0, records: 0 },
    { jobs: 0, records: 0 },
    { jobs: 2, records: 1 },
  ]);
});
