import { afterAll, beforeAll, expect, test } from 'vitest';
import { SMALL_SCENARIO, startTestServer, type TestServer } from './helpers/api-server.ts';

let own: TestServer;
const BYTES = Buffer.byteLength(JSON.stringify(SMALL_SCENARIO));
beforeAll(async () => {
  own = await startTestServer({ limits: { projectsPerOwner: 3, projectBytesPerOwner: 4 * BYTES } });
});
afterAll(() => own.close());

type Body = { id: string; error?: { code: string; details: Record<string, unknown> } };
async function ask(path: string, key: string, json?: unknown, init: RequestInit = {}) {
  const reply = await own.api(path, { key, ...(json !== undefined && { json }), ...init });
  const text = await reply.text();
  return { status: reply.status, body: (text === '' ? {} : JSON.parse(text)) as Body };
}
const create = (key: string, scenario: unknown = SMALL_SCENARIO) =>
  ask('/projects', key, { name: 'a', scenario });

test('an owner has so many projects, and may make another when one was removed', async () => {
  const bob = own.addKey(['read', 'submit'], { owner: 'bob' });
  const made = [await create(bob), await create(bob), await create(bob)];
  const refused = await create(bob);
  const id = made[0]?.body.id ?? '';
  const foreign = await ask(`/projects/${id}`, own.user, undefined, { method: 'DELETE' });
  const removed = await ask(`/projects/${id}`, bob, undefined, { method: 'DELETE' });
  expect({
    made: made.map(({ status }) => status),
    refused: [refused.status, refused.body.error?.code, refused.body.error?.details['limit']],
    others: (await create(own.user)).status,
    foreign: foreign.status,
    removed: removed.status,
    gone: (await ask(`/projects/${id}`, bob)).status,
    again: (await create(bob)).status,
  }).toEqual({
    ...{ made: [201, 201, 201], refused: [429, 'quota.exceeded', 3], others: 201 },
    ...{ foreign: 404, removed: 204, gone: 404, again: 201 },
  });
});

test('the bytes of all projects of an owner count, also when one is changed', async () => {
  const eve = own.addKey(['read', 'submit'], { owner: 'eve' });
  const { id } = (await create(eve)).body;
  await create(eve);
  const longer = { ...SMALL_SCENARIO, title: 'x'.repeat(3 * BYTES) };
  const change = (version: number, scenario: unknown) =>
    ask(`/projects/${id}`, eve, { scenario }, { method: 'PUT', headers: { 'if-match': `"${version}"` } });
  const refused = [await create(eve, longer), await change(1, longer)];
  expect({
    refused: refused.map(({ body }) => [body.error?.code, body.error?.details['limitBytes']]),
    same: (await change(1, SMALL_SCENARIO)).status,
    admin: (await create(own.admin, longer)).status,
  }).toEqual({ refused: Array(2).fill(['quota.exceeded', 4 * BYTES]), same: 200, admin: 201 });
});
