import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import WebSocket from 'ws';
import { SMALL_SCENARIO, startTestServer, type TestServer } from './helpers/api-server.ts';

let own: TestServer;
beforeEach(async () => {
  own = await startTestServer({ limits: { streamsPerKey: 2 } });
});
afterEach(() => own.close());

test('a repeated request gets its job also when the quota of its key is used up and its upload is gone', async () => {
  const key = own.addKey(['read', 'submit'], { queuedJobLimit: 1 });
  const video = Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from('ftypisom\0\0\x02\0isommp42'),
    Buffer.alloc(64),
  ]);
  const uploaded = await own.api('/uploads?name=a.mp4', { key, method: 'POST', body: video });
  const { id, source } = (await uploaded.json()) as { id: string; source: string };
  const json = { scenario: { ...SMALL_SCENARIO, media: { a: { src: 'a.mp4' } } }, sources: { a: source } };
  const ask = async (idempotencyKey: string) => {
    const reply = await own.api('/jobs', { key, json, headers: { 'idempotency-key': idempotencyKey } });
    const body = (await reply.json()) as { id?: string; error?: { code: string } };
    return [reply.status, body.id ?? body.error?.code, reply.headers.get('idempotency-replayed')];
  };
  const [, jobId] = await ask('first');
  const other = await ask('other');
  const again = await ask('first');
  expect((await own.api(`/uploads/${id}`, { key, method: 'DELETE' })).status).toBe(204);
  expect([other, again, await ask('first'), (await own.jobs.countByState()).queued]).toEqual([
    ...[[429, 'quota.exceeded', null], [202, jobId, 'true'], [202, jobId, 'true'], 1],
  ]);
});

test('jobs that are paused count for the quota: pausing each makes no room for more', async () => {
  const key = own.addKey(['read', 'submit'], { queuedJobLimit: 2 });
  const ask = async () => {
    const reply = await own.api('/jobs', { key, json: { scenario: SMALL_SCENARIO } });
    const { id } = (await reply.json()) as { id?: string };
    if (id !== undefined) await own.api(`/jobs/${id}/pause`, { key, method: 'POST' });
    return reply.status;
  };
  const statuses = [await ask(), await ask(), await ask()];
  const { queued, paused } = await own.jobs.countByState();
  expect([statuses, queued, paused]).toEqual([[202, 202, 429], 0, 2]);
});

test('streams of every kind count together, each key by itself, and no more once they are closed', async () => {
  const { id } = (
    await own.jobs.add({
      ...{ scenario: SMALL_SCENARIO, baseDir: null, sources: {}, settings: {}, format: 'mp4', output: null },
      ...{ title: null, owner: 'ann', projectId: null, callbackUrl: null, priority: 5, kind: 'render' },
    })
  ).job;
  const other = own.addKey(['read'], { owner: 'ann' });
  const paths = [
    `/api/v1/jobs/${id}/events`,
    `/tasks/${id}/progress`,
    `/compat/supoclip/tasks/${id}/progress`,
  ];
  const open = async (path: string, key = own.user) => {
    const stop = new AbortController();
    const headers = { authorization: `Bearer ${key}` };
    const reply = await fetch(own.server.address + path, { headers, signal: stop.signal });
    return { status: reply.status, stop: () => stop.abort() };
  };
  const socket = (path: string) =>
    new WebSocket(own.server.address.replace('http', 'ws') + path, {
      headers: { authorization: `Bearer ${own.user}` },
    });
  const refusedSocket = async (path: string) => {
    const one = socket(path).on('error', () => {}); // that it was refused is no fault here
    const [, reply] = (await once(one, 'unexpected-response')) as [unknown, { statusCode: number }];
    one.terminate();
    return reply.statusCode;
  };

  const first = await open(paths[0] ?? '');
  const second = socket(`/api/jobs/${id}/ws`);
  await once(second, 'open');
  const statuses = await Promise.all(paths.map(async (path) => (await open(path)).status));
  expect(statuses).toEqual([429, 429, 429]);
  expect([await refusedSocket(`/ws/export/${id}`), await refusedSocket(`/api/v1/jobs/${id}/ws`)]).toEqual([
    ...[429, 429],
  ]);
  const others = await open(paths[1] ?? '', other);
  expect([first.status, others.status]).toEqual([200, 200]);

  first.stop();
  await expect.poll(async () => (await open(paths[1] ?? '')).status).toBe(200);
  expect((await open(paths[2] ?? '')).status).toBe(429);
  second.close();
  await expect.poll(async () => (await open(paths[2] ?? '')).status).toBe(200);
});
