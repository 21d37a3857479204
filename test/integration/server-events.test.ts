import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import { SMALL_SCENARIO, startTestServer, type TestServer } from './helpers/api-server.ts';
import { claimFake } from './helpers/fake-runner.ts';
import { readSse, type SseEvent } from './helpers/read-sse.ts';

let own: TestServer;
beforeAll(async () => {
  own = await startTestServer({
    limits: {
      requestsPerMinuteWithKey: 100_000,
      streamsPerKey: 200,
      streamBufferBytes: 200_000,
      heartbeatMs: 50,
    },
  });
});
afterAll(() => own.close());

async function newJob(): Promise<string> {
  const made = await own.api('/jobs', { json: { scenario: SMALL_SCENARIO } });
  return ((await made.json()) as { id: string }).id;
}
const follow = (id: string, after?: string) =>
  own.api(`/jobs/${id}/events`, after === undefined ? {} : { headers: { 'last-event-id': after } });
const all = async (events: AsyncIterable<SseEvent>) => {
  const list = [];
  for await (const event of events) list.push(event);
  return list;
};
const last = (events: readonly SseEvent[]) => events.at(-1)?.data['to'];

test('a reader that comes back with Last-Event-ID goes on where it was and gets the end', async () => {
  const id = await newJob();
  const first = readSse(await follow(id));
  const snapshot = (await first.next()).value as SseEvent;
  const work = await claimFake(own.jobs, own);
  const running = (await first.next()).value as SseEvent;
  expect([snapshot.event, running.data['to']]).toEqual(['job', 'running']);
  await first.return(undefined);

  await own.jobs.tell(id, { type: 'warning', code: 'a', path: '', message: 'told while nobody listened' });
  await work.finish(Buffer.from('film'));
  const rest = await all(readSse(await follow(id, running.id)));
  expect(rest.map(({ event }) => event)).toEqual(['warning', 'state']);
  expect(last(rest)).toBe('done');
  const again = await all(readSse(await follow(id, rest[0]?.id)));
  expect(again.map(({ id }) => id)).toEqual(rest.slice(1).map(({ id }) => id));
  expect((await follow(id, rest.at(-1)?.id)).status).toBe(204);
  expect((await all(readSse(await follow(id)))).map(({ event, data }) => [event, data['state']])).toEqual([
    ['job', 'done'],
  ]);
});

test('a warning that comes after the end of a job is told, and the stream ends all the same', async () => {
  const id = await newJob();
  await (await claimFake(own.jobs, own)).finish(Buffer.from('film'));
  await own.jobs.tell(id, {
    type: 'warning',
    code: 'callback.given_up',
    path: 'callbackUrl',
    message: 'nobody',
  });
  const events = await all(readSse(await follow(id, '0')));
  expect(events.slice(-2).map(({ event, data }) => [event, data['to'] ?? data['code']])).toEqual([
    ['state', 'done'],
    ['warning', 'callback.given_up'],
  ]);
});

test.each(['1000000', 'x', '-1'])(
  'a reader with %s, an id of another store, is told to begin anew',
  async (after) => {
    const id = await newJob();
    const events = readSse(await follow(id, after));
    expect((await events.next()).value).toMatchObject({ event: 'resync' });
    expect((await events.next()).value).toMatchObject({ event: 'job', data: { id } });
    await own.jobs.cancel(id);
    expect(last(await all(events))).toBe('cancelled');
    expect((await follow(id, 'x'.repeat(201))).status).toBe(422);
  },
);

test('a job that was tried again is followed past its first failure', async () => {
  const id = await newJob();
  const before = await own.jobs.lastCursor();
  await own.jobs.cancel(id);
  await own.jobs.retry(id);
  const events = readSse(await follow(id, before));
  const states = [(await events.next()).value, (await events.next()).value] as SseEvent[];
  expect(states.map(({ data }) => data['to'])).toEqual(['cancelled', 'queued']);
  await own.jobs.cancel(id);
  expect(last(await all(events))).toBe('cancelled');
});

test('silence is filled with heartbeats', async () => {
  const id = await newJob();
  const reply = await follow(id);
  const reader = (reply.body as ReadableStream<Uint8Array>).getReader();
  let text = '';
  while (!text.includes(': still here')) {
    const { done, value } = await reader.read();
    expect(done, 'the stream ended without a heartbeat').toBe(false);
    text += new TextDecoder().decode(value);
  }
  await reader.cancel();
  await own.jobs.cancel(id);
});

test('a WebSocket tells the same and closes at the end', async () => {
  const id = await newJob();
  const open = (path: string, key: string) =>
    new WebSocket(`${own.server.address.replace('http', 'ws')}/api/v1${path}`, {
      headers: { authorization: `Bearer ${key}` },
    });
  const socket = open(`/jobs/${id}/ws`, own.admin);
  const messages: SseEvent[] = [];
  const closed = new Promise<number>((resolve, reject) => {
    socket.on('close', resolve);
    socket.on('error', reject);
  });
  const started = new Promise<void>((resolve) => {
    socket.on('message', (text: Buffer) => {
      messages.push(JSON.parse(text.toString()) as SseEvent);
      resolve();
    });
  });
  await started;
  await (await claimFake(own.jobs, own)).finish(Buffer.from('film'));
  expect(await closed).toBe(1000);
  expect(messages.map(({ event }) => event)).toEqual(['job', 'state', 'state']);
  expect(last(messages)).toBe('done');

  const resumed = open(`/jobs/${id}/ws?after=${messages[1]?.id}`, own.admin);
  const rest: SseEvent[] = [];
  resumed.on('message', (text: Buffer) => rest.push(JSON.parse(text.toString()) as SseEvent));
  await new Promise((resolve) => resumed.on('close', resolve));
  expect(rest).toEqual(messages.slice(2));

  const refused = open(`/jobs/${id}/ws`, own.addKey(['read']));
  refused.on('error', () => {});
  const status = await new Promise((resolve) =>
    refused.on('unexpected-response', (_, { statusCode }) => resolve(statusCode)),
  );
  expect(status).toBe(404);
});

test('a reader too slow is told to resync and let go; when it comes back it gets the end', async () => {
  const id = await newJob();
  const socket = connect(own.server.port, '127.0.0.1');
  const head = [`GET /api/v1/jobs/${id}/events HTTP/1.1`, `Host: 127.0.0.1:${own.server.port}`];
  socket.write([...head, 'Connection: close', `Authorization: Bearer ${own.admin}`, '', ''].join('\r\n'));
  const chunks: string[] = [];
  await new Promise<void>((resolve) =>
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk.toString());
      if (chunks.length < 10 && chunks.join('').includes('event: job')) resolve();
    }),
  );
  socket.pause(); // from here on it reads nothing
  const message = 'x'.repeat(100_000);
  // more than the sockets of the system hold between the two, a piece at a time
  for (let told = 0; told < 150; told += 1) {
    await own.jobs.tell(id, { type: 'warning', code: 'long', path: '', message });
    await new Promise(setImmediate);
  }
  await own.jobs.cancel(id);
  socket.resume();
  await new Promise((resolve) => socket.once('close', resolve));
  const text = chunks.join('');
  expect(text).toContain('event: resync');
  expect(text).not.toContain('"to":"cancelled"');
  const ids = [...text.matchAll(/^id: (.+)$/gm)].map(([, after]) => after);
  const rest = await all(readSse(await follow(id, ids.at(-1))));
  expect(last(rest)).toBe('cancelled');
  const warnings = ids.length - 2 + rest.length - 1; // without snapshot and resync, and without the end
  expect(warnings).toBe(150);
});

test('two hundred readers all get the end, and one more is refused', async () => {
  const id = await newJob();
  const streams = await Promise.all(Array.from({ length: 200 }, () => follow(id)));
  expect((await follow(id)).status).toBe(429);
  const reading = streams.map((stream) => all(readSse(stream)));
  await own.jobs.cancel(id);
  const ends = (await Promise.all(reading)).map(last);
  expect(ends).toEqual(Array<string>(200).fill('cancelled'));
});

test('closing the server ends streams instead of waiting for them', async () => {
  const other = await startTestServer();
  const made = await other.api('/jobs', { json: { scenario: SMALL_SCENARIO } });
  const { id } = (await made.json()) as { id: string };
  const reading = all(readSse(await other.api(`/jobs/${id}/events`)));
  await other.close();
  expect((await reading).map(({ event }) => event)).toEqual(['job']);
});
