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
import { sha256Hex } from '../../src/base/digest/sha256-hex.ts';
import { jobRequest, RESULT } from '../conformance/job-requests.ts';
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

async function addJob(): Promise<string> {
  const store = createSqliteJobStore(openDatabase(dir));
  const { id } = (await store.add(jobRequest())).job;
  await store.close();
  return id;
}

async function hasJob(id: string): Promise<boolean> {
  const store = createSqliteJobStore(openDatabase(dir));
  const job = await store.get(id);
  await store.close();
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

  test('a second time changes nothing and keeps no backup', async () => {
    const id = await addJob();
    expect(await hasJob(id)).toBe(true);
    expect(readdirSync(dir).filter((name) => name.includes('before'))).toEqual([]);
  });

  test('a database of a later version is left alone', async () => {
    await addJob();
    const database = connect(file);
    database.script(`PRAGMA user_version = ${NEWEST + 1}; PRAGMA wal_checkpoint(TRUNCATE)`);
    const before = readFileSync(file);
    expect(await codeOf(() => openDatabase(dir))).toBe('store.newer');
    expect(readFileSync(file).equals(before)).toBe(true);
    database.close();
  });
});

describe('a full disk', () => {
  test('refuses what is new, keeps what was accepted, and is over when there is room', async () => {
    const database = openDatabase(dir);
    const store = createSqliteJobStore(database);
    const big = jobRequest({ scenario: 'x'.repeat(1_000_000) });
    const { id } = (await store.add(jobRequest())).job;
    database.script('PRAGMA max_page_count = 60');
    expect(await codeOf(() => store.add(big))).toBe('disk.full');
    expect((await store.list({ limit: 9 })).jobs.map((job) => job.id)).toEqual([id]);
    store.check('full');
    expect((await store.cancel(id)).state).toBe('cancelled');
    database.script('PRAGMA max_page_count = 100000');
    expect((await store.add(big)).isNew).toBe(true);
    const told = (await store.events(null, { limit: 9 })).map((event) => event.type === 'state' && event.to);
    expect(told).toEqual(['queued', 'cancelled', 'queued']);
    await store.close();
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
  ])('%s is refused and not touched', async (_, damage) => {
    await addJob();
    const database = connect(file);
    database.all('PRAGMA wal_checkpoint(TRUNCATE)');
    database.close();
    const damaged = damage(readFileSync(file));
    for (const name of readdirSync(dir)) rmSync(join(dir, name));
    writeFileSync(file, damaged);
    expect(await codeOf(() => openDatabase(dir))).toBe('store.corrupt');
    expect(readFileSync(file).equals(damaged)).toBe(true);
  });
});

describe('a new version', () => {
  test('a job from before there were kinds is a render, and its key still gives it', async () => {
    const database = openDatabase(dir);
    const store = createSqliteJobStore(database);
    const request = jobRequest();
    const { id } = (await store.add(request, { idempotencyKey: 'k' })).job;
    // as the versions before wrote it
    const text =
      '{"baseDir":null,"callbackUrl":null,"format":"mp4","output":null,"owner":null,"priority":5,"projectId":null,' +
      '"scenario":{"cueframe":1,"cues":[]},"settings":{},"sources":{},"title":null}';
    database.run("UPDATE job SET request = json_remove(request, '$.kind')");
    database.run('UPDATE idempotency_key SET request_sha256 = ?', sha256Hex(text));
    expect((await store.get(id))?.request.kind).toBe('render');
    expect(await store.add(request, { idempotencyKey: 'k' })).toMatchObject({ job: { id }, isNew: false });
    await store.claim('r');
    await store.finish(id, 'r', RESULT);
    expect((await store.get(id))?.progress).toMatchObject({ phase: 'done', percent: 100 });
    await store.close();
  });

  test('takes the steps that are missing and keeps what was there before', async () => {
    const id = await addJob();
    const database = openDatabase(dir, { migrations: [NOTE, ...MIGRATIONS] });
    expect(database.get('SELECT text FROM note')).toEqual({ text: 'new' });
    database.close();
    expect(await codeOf(() => openDatabase(dir))).toBe('store.newer');

    for (const name of [file, `${file}-wal`, `${file}-shm`]) rmSync(name, { force: true });
    copyFileSync(`${file}.before-${NEWEST + 1}`, file);
    expect(await hasJob(id)).toBe(true);
  });

  test('a step that fails leaves everything as it was', async () => {
    const id = await addJob();
    const broken = {
      number: NEWEST + 1,
      sql: 'CREATE TABLE note (text TEXT); DELETE FROM job; SELECT no_such_function()',
    };
    expect(await codeOf(() => openDatabase(dir, { migrations: [...MIGRATIONS, broken] }))).toBe('internal');
    expect(await hasJob(id)).toBe(true);
    expect(existsSync(`${file}.before-${NEWEST + 1}`)).toBe(true);
    expect(readdirSync(dir).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('a process that is killed in the middle of a step leaves everything as it was', async () => {
    const id = await addJob();
    const migrator = startScript('slow-migrator.ts', [dir]);
    await logGrows(1_000_000); // only a step that changes much has a log as long before it is committed
    await migrator.kill();
    expect(existsSync(`${file}.before-${NEWEST + 1}`)).toBe(true);
    expect(await hasJob(id)).toBe(true);
    const database = openDatabase(dir);
    expect(database.all("SELECT name FROM sqlite_schema WHERE name = 'note'")).toEqual([]);
    database.close();
  });

  test('of two that open it at once each finds it ready', async () => {
    await addJob();
    const [one, two] = [1, 2].map(() => openDatabase(dir, { migrations: [...MIGRATIONS, NOTE] }));
    expect(two?.all('SELECT text FROM note')).toEqual([{ text: 'new' }]);
    one?.close();
    two?.close();
  });
});
