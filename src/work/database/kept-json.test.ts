import { expect, test } from 'vitest';
import { jobRequest } from '../../../test/conformance/job-requests.ts';
import { StudioError } from '../../shared/errors.ts';
import { createSqliteKeyStore } from '../keys/sqlite-key-store.ts';
import { createSqliteProjectStore } from '../projects/sqlite-project-store.ts';
import { createSqliteJobStore } from '../queue/sqlite/sqlite-job-store.ts';
import { createSqliteAdapterRecords } from '../records/sqlite-adapter-records.ts';
import { openMemoryDatabase } from './open-database.ts';

/** What a read of a value says of which the first byte is another now. */
async function said(read: () => unknown): Promise<string> {
  try {
    await read();
    return 'nothing';
  } catch (error) {
    return error instanceof StudioError ? `${error.code}: ${error.message}` : String(error);
  }
}

test('a value of the database whose bytes are others now is damage, and says where it is', async () => {
  const database = openMemoryDatabase();
  const jobs = createSqliteJobStore(database);
  const projects = createSqliteProjectStore(database);
  const keys = createSqliteKeyStore(database);
  const records = createSqliteAdapterRecords(database);
  const { id } = (await jobs.add(jobRequest())).job;
  const project = projects.create({ owner: 'o', name: 'n', scenario: { cueframe: 1 } });
  const key = keys.create({ name: 'k', scopes: ['read'] });
  records.put('ecg', { id: 'r', owner: 'o', createdAtMs: 0, body: {} });
  const damage = (table: string, column: string) =>
    database.run(`UPDATE ${table} SET ${column} = 'x' || substr(${column}, 2)`);
  const damaged = async (table: string, column: string, read: () => unknown) => {
    const before = database.get<{ kept: string }>(`SELECT ${column} AS kept FROM ${table}`)?.kept ?? '';
    damage(table, column);
    const words = await said(read);
    database.run(`UPDATE ${table} SET ${column} = ?`, before);
    return words;
  };
  const found = {
    request: await damaged('job', 'request', () => jobs.get(id)),
    progress: await damaged('job', 'progress', () => jobs.list({ limit: 1 })),
    scenario: await damaged('job_scenario', 'scenario', () => jobs.scenarioOf(id)),
    event: await damaged('job_event', 'fact', () => jobs.events(null, { limit: 1 })),
    project: await damaged('projects', 'document', () => projects.get(project.id)),
    key: await damaged('api_keys', 'scopes', () => keys.list()),
    record: await damaged('adapter_record', 'body', () => records.get('ecg', 'r', 'o')),
  };
  const damagedIs = (what: string) => `store.corrupt: the database is damaged: ${what} is no JSON any more`;
  expect(found).toEqual({
    request: damagedIs(`the request of job ${id}`),
    progress: damagedIs(`the progress of job ${id}`),
    scenario: damagedIs(`the scenario of job ${id}`),
    event: damagedIs('event 1'),
    project: damagedIs(`project ${project.id}`),
    key: damagedIs(`the scopes of key ${key.key.id}`),
    record: damagedIs('record r of ecg'),
  });
  expect((await jobs.get(id))?.state).toBe('queued');
});
