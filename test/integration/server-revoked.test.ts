import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import { SMALL_SCENARIO, startTestServer, type TestServer } from './helpers/api-server.ts';
import { readSse } from './helpers/read-sse.ts';

let own: TestServer;
let nowMs = Date.now();
beforeAll(async () => {
  own = await startTestServer({ limits: { heartbeatMs: 20 }, now: () => nowMs });
});
afterAll(() => own.close());

/** A key of Ann's that follows a new job of hers, by events and by WebSocket, and another key of hers that does as well. */
async function followed(expiresAtMs: number | null = null) {
  const { key, secret } = own.keys.create({ name: 'x', scopes: ['read'], owner: 'ann', expiresAtMs });
  const made = await own.api('/jobs', { key: own.user, json: { scenario: SMALL_SCENARIO } });
  const { id } = (await made.json()) as { id: string };
  const events = readSse(await own.api(`/jobs/${id}/events`, { key: secret }));
  const others = readSse(await own.api(`/jobs/${id}/events`, { key: own.user }));
  const socket = new WebSocket(`ws://127.0.0.1:${own.server.port}/api/v1/jobs/${id}/ws`, {
    headers: { authorization: `Bearer ${secret}` },
  });
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  await new Promise((resolve) => socket.once('message', resolve));
  await Promise.all([events.next(), others.next()]);
  return { keyId: key.id, id, events, others, closed };
}

test('the streams of a key end when it is revoked, and those of other keys go on', async () => {
  const { keyId, id, events, others, closed } = await followed();
  expect((await own.api(`/keys/${keyId}`, { method: 'DELETE' })).status).toBe(204);
  expect((await events.next()).done).toBe(true);
  await closed;
  await own.jobs.cancel(id);
  expect((await others.next()).value).toMatchObject({ event: 'state', data: { to: 'cancelled' } });
});

test('so they do when another process revokes the key, and when it expires', async () => {
  const elsewhere = await followed();
  own.keys.revoke(elsewhere.keyId);
  expect((await elsewhere.events.next()).done).toBe(true);
  const expiring = await followed(nowMs + 1000);
  nowMs += 1000;
  expect((await expiring.events.next()).done).toBe(true);
  await Promise.all([elsewhere.closed, expiring.closed]);
  for (const { others } of [elsewhere, expiring]) await others.return(undefined);
});
