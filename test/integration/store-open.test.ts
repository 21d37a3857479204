import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { watch } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connect } from '../../src/work/database/database.ts';
import { DATABASE_FILE, openDatabase } from '../../src/work/database/open-database.ts';
import { MIGRATIONS } from '../../src/work/database/migrations/migrations.ts';
import { createSqliteJobStore } from '../../src/work/queue/sqlite/sqlite-job-store.ts';
import { jobRequest } from '../conformance/job-requests.ts';
import { startScript } from './helpers/script-process.ts';
import { codeOf } from '../conformance/store-under-test.ts';

/** What a database is opened with never costs what is in it. */
const NEWEST = Math.max(...MIGRATIONS.map(({ number }) => number));
const NOTE = {
  number: NEWEST + 1,
  sql: "CREATE TABLE note (text TEXT) STRICT; INSERT INTO note VALUES ('new')",
};

let dir = '';
let file = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'cueframe-open-'));
  file = join(dir, DATABASE_FILE);
});
afterEach(() => rmSync(dir, { recursive: true }));

function addJob(): string {
  const store = createSqliteJobStore(openDatabase(dir));
  const { id } = store.add(jobRequest()).job;
  store.close();
  return id;
}

function hasJob(id: string): boolean {
  const store = createSqliteJobStore(openDatabase(dir));
  const job = store.get(id);
  store.close();
  return job !== null;
}

/** Resolves once the log of the database has so many bytes. */
async function logGrows(bytes: number): Promise<void> {
  const isLong = () => (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) >= bytes;
  const watching = new AbortController();
  const changes = watch(dir, { signal: watching.signal });
  if (!isLong()) for await (const _ of changes) if (isLong()) break;
  watching.abort();
}

describe('opening', () => {
  test('makes a folder and a database that a power cut does not hurt', () => {
    const database = openDatabase(join(dir, 'new', 'folder'));
    const pragma = (name: string) =>
      Object.values(database.get<object>(`PRAGMA ${name}`) ?? {})[0] as unknown;
    expect(
      ['journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout', 'user_version'].map(pragma),
    ).toEqual([...['wal', 2, 1, 5000], NEWEST]);
    database.close();
  });

  test('a second time changes nothing and keeps no backup', () => {
    const id = addJob();
    expect(hasJob(id)).toBe(true);
    expect(readdirSync(dir).filter((name) => name.includes('before'))).toEqual([]);
  });

  test('a database of a later version is left alone', () => {
    addJob();
    const database = connect(file);
    database.script(`PRAGMA user_version = ${NEWEST + 1}; PRAGMA wal_checkpoint(TRUNCATE)`);
    const before = readFileSync(file);
    expect(codeOf(() => openDatabase(dir))).toBe('store.newer');
    expect(readFileSync(file).equals(before)).toBe(true);
    database.close();
  });
});

describe('a full disk', () => {
  test('refuses what is new, keeps what was accepted, and is over when there is room', () => {
    const database = openDatabase(dir);
    const store = createSqliteJobStore(database);
    const big = jobRequest({ scenario: 'x'.repeat(1_000_000) });
    const { id } = store.add(jobRequest()).job;
    database.script('PRAGMA max_page_count = 60');
    expect(codeOf(() => store.add(big))).toBe('disk.full');
    expect(store.list({ limit: 9 }).jobs.map((job) => job.id)).toEqual([id]);
    store.check('full');
    expect(store.cancel(id).state).toBe('cancelled');
    database.script('PRAGMA max_page_count = 100000');
    expect(store.add(big).isNew).toBe(true);
    expect(store.events(0, { limit: 9 }).map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    store.close();
  });
});

describe('a damaged database', () => {
  test.each([
    ['another file', () => Buffer.alloc(8192, 'x')],
    [
      'a header that is garbage',
      (whole: Buffer) => Buffer.concat([Buffer.alloc(100, 7), whole.subarray(100)]),
    ],
    [
      'pages that are garbage',
      (whole: Buffer) => Buffer.concat([whole.subarray(0, 4096), Buffer.alloc(whole.length - 4096, 7)]),
    ],
    ['its end cut off', (whole: Buffer) => whole.subarray(0, whole.length / 2)],
  ])('%s is refused and not touched', (_, damage) => {
    addJob();
    const database = connect(file);
    database.all('PRAGMA wal_checkpoint(TRUNCATE)');
    database.close();
    const damaged = damage(readFileSync(file));
    for (const name of readdirSync(dir)) rmSync(join(dir, name));
    writeFileSync(file, damaged);
    expect(codeOf(() => openDatabase(dir))).toBe('store.corrupt');
    expect(readFileSync(file).equals(damaged)).toBe(true);
  });
});

describe('a new version', () => {
  test('takes the steps that are missing and keeps what was there before', () => {
    const id = addJob();
    const database = openDatabase(dir, { migrations: [NOTE, ...MIGRATIONS] });
    expect(database.get('SELECT text FROM note')).toEqual({ text: 'new' });
    database.close();
    expect(codeOf(() => openDatabase(dir))).toBe('store.newer');

    for (const name of [file, `${file}-wal`, `${file}-shm`]) rmSync(name, { force: true });
    copyFileSync(`${file}.before-${NEWEST + 1}`, file);
    expect(hasJob(id)).toBe(true);
  });

  test('a step that fails leaves everything as it was', () => {
    const id = addJob();
    const broken = {
      number: NEWEST + 1,
      sql: 'CREATE TABLE note (text TEXT); DELETE FROM job; SELECT no_such_function()',
    };
    expect(codeOf(() => openDatabase(dir, { migrations: [...MIGRATIONS, broken] }))).toBe('internal');
    expect(hasJob(id)).toBe(true);
    expect(existsSync(`${file}.before-${NEWEST + 1}`)).toBe(true);
    expect(readdirSync(dir).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('a process that is killed in the middle of a step leaves everything as it was', async () => {
    const id = addJob();
    const migrator = startScript('slow-migrator.ts', [dir]);
    await logGrows(1_000_000); // only a step that changes much has a log as long before it is committed
    await migrator.kill();
    expect(existsSync(`${file}.before-${NEWEST + 1}`)).toBe(true);
    expect(hasJob(id)).toBe(true);
    const database = openDatabase(dir);
    expect(database.all("SELECT name FROM sqlite_schema WHERE name = 'note'")).toEqual([]);
    database.close();
  });

  test('of two that open it at once each finds it ready', () => {
    addJob();
    const [one, two] = [1, 2].map(() => openDatabase(dir, { migrations: [...MIGRATIONS, NOTE] }));
    expect(two?.all('SELECT text FROM note')).toEqual([{ text: 'new' }]);
    one?.close();
    two?.close();
  });
});
