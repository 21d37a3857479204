import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCallbackFeed } from '../../src/work/callbacks/callback-feed.ts';
import { createCallbackSender } from '../../src/work/callbacks/callback-sender.ts';
import { callbackSecretOf, type CallbackSecret } from '../../src/work/callbacks/callback-secret.ts';
import { createSqliteCallbackStore } from '../../src/work/callbacks/sqlite-callback-store.ts';
import { sendDue } from '../helpers/test-send-due.ts';
import { openDatabase } from '../../src/work/database/open-database.ts';
import { createCallbackShapes } from '../../src/server/start-server.ts';
import { SMALL_SCENARIO, startTestServer, type TestServer } from './helpers/api-server.ts';

const SERVER_SECRET = 'what only this server knows';
type Documented = {
  isGenuine(header: string, body: string, secrets: Readonly<Record<string, string>>): boolean;
  callbackSecret(serverSecret: string, keyId: string): CallbackSecret;
};
let own: TestServer;
let documented: Documented;
const dir = mkdtempSync(join(tmpdir(), 'cueframe-signed-'));
beforeAll(async () => {
  own = await startTestServer({
    services: { callbackSecretOf: (keyId) => callbackSecretOf(SERVER_SECRET, keyId) },
  });
  documented = await documentedCode();
});
afterAll(async () => {
  await own.close();
  rmSync(dir, { recursive: true });
});

/** The JavaScript of docs/adapters.md, as it stands there. */
async function documentedCode(): Promise<Documented> {
  const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'adapters.md'), 'utf8');
  const modules = [...page.matchAll(/```js\n(.*?)```/gs)].map(async ([, code = ''], index) => {
    const path = join(dir, `documented-${index}.mjs`);
    writeFileSync(path, code);
    return (await import(pathToFileURL(path).href)) as object;
  });
  return Object.assign({}, ...(await Promise.all(modules))) as Documented;
}

type NewKey = { id: string; secret: string; callbackSecret: CallbackSecret };
const newKey = async (): Promise<NewKey> => {
  const json = { name: 'a program', scopes: ['read', 'submit'] };
  return (await (await own.api('/keys', { json })).json()) as NewKey;
};
/** A job made with the key, its end as it is told. */
async function toldEnd(key: string | null) {
  const callbackUrl = 'https://receiver.example.com/';
  const database = openDatabase(own.dataDir);
  const store = createSqliteCallbackStore(database);
  const now = Date.now;
  const read = await createCallbackFeed({
    jobs: own.jobs,
    store,
    shapeOf: createCallbackShapes({ filmSecret: 'films', now }),
    now,
  });
  await read();
  const messages: { body: string; signature: string }[] = [];
  const sender = createCallbackSender({
    ...{ store, now, secretOf: (keyId) => callbackSecretOf(SERVER_SECRET, keyId) },
    post(_url, body, headers) {
      messages.push({ body, signature: headers['x-cueframe-signature'] ?? '' });
      return Promise.resolve({ status: 200 });
    },
  });
  if (key === null)
    await own.jobs.add({
      ...{ scenario: SMALL_SCENARIO, baseDir: null, sources: {}, settings: {}, format: 'mp4', output: null },
      ...{ title: null, owner: null, projectId: null, callbackUrl, priority: 5, kind: 'render' },
    });
  else await own.api('/jobs', { key, json: { scenario: SMALL_SCENARIO, callbackUrl } });
  const id = (await own.jobs.list({ limit: 1 })).jobs[0]?.id ?? '';
  await own.jobs.cancel(id);
  await read();
  await own.jobs.remove(id); // a message outlives its job, and its signature does not change
  await sendDue(sender);
  database.close();
  return messages[0] ?? { body: '', signature: '' };
}

test('a receiver that does as documented knows the callbacks of its key from those of every other', async () => {
  const [mine, others] = [await newKey(), await newKey()];
  const secrets = { [mine.callbackSecret.id]: mine.callbackSecret.secret };
  const { body, signature } = await toldEnd(mine.secret);
  const foreign = await toldEnd(others.secret);
  const isGenuine = (header: string, text: string) => documented.isGenuine(header, text, secrets);
  expect([
    isGenuine(signature, body),
    isGenuine(signature, `${body} `),
    isGenuine(foreign.signature, foreign.body),
    isGenuine(foreign.signature.replace(others.callbackSecret.id, mine.callbackSecret.id), foreign.body),
    isGenuine(signature.replace(/t=\d+/, 't=1700000000'), body),
    documented.isGenuine(signature, body, {}),
  ]).toEqual([true, false, false, false, false, false]);
});

test('while a key is replaced by another one, both are known', async () => {
  const [before, after] = [await newKey(), await newKey()];
  const secrets = Object.fromEntries(
    [before, after].map(({ callbackSecret: { id, secret } }) => [id, secret]),
  );
  for (const { secret } of [before, after]) {
    const { body, signature } = await toldEnd(secret);
    expect(documented.isGenuine(signature, body, secrets)).toBe(true);
  }
});

test('the secret of any key can be had again from the server’s, and is told nowhere else', async () => {
  const { id, callbackSecret } = await newKey();
  expect(documented.callbackSecret(SERVER_SECRET, id)).toEqual(callbackSecret);
  expect(await (await own.api('/keys')).text()).not.toContain(callbackSecret.secret);
});

test('jobs without a key are signed with the server’s own secret', async () => {
  const { body, signature } = await toldEnd(null);
  const { id, secret } = callbackSecretOf(SERVER_SECRET, null);
  expect(documented.isGenuine(signature, body, { [id]: secret })).toBe(true);
});
