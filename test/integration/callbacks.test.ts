import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createCallbackFeed } from '../../src/work/callbacks/callback-feed.ts';
import { createCallbackSender } from '../../src/work/callbacks/callback-sender.ts';
import type { PostCallback } from '../../src/work/callbacks/callback-sender.ts';
import { runCallbacks } from '../../src/work/callbacks/run-callbacks.ts';
import { createSqliteCallbackStore } from '../../src/work/callbacks/sqlite-callback-store.ts';
import type { Later } from '../../src/base/flow/later.ts';
import { sendDue } from '../helpers/test-send-due.ts';
import { openMemoryDatabase } from '../../src/work/database/open-database.ts';
import { createSqliteJobStore } from '../../src/work/queue/sqlite/sqlite-job-store.ts';
import { postGuarded } from '../../src/work/storage/post-guarded.ts';
import { createCallbackShapes } from '../../src/server/start-server.ts';
import type { JobRequest } from '../../src/shared/job/job.ts';

const SECRET = 'a shared secret';
const secretOf = () => ({ id: 'server.00', secret: SECRET });
type Received = { path: string; body: string; headers: IncomingMessage['headers'] };
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A receiver that answers each request by the next of `answers`. */
async function receiver(...answers: ((reply: ServerResponse, request: IncomingMessage) => void)[]) {
  const received: Received[] = [];
  const server = createServer((request, reply) => {
    void text(request).then((body) => {
      received.push({ path: request.url ?? '', body, headers: request.headers });
      (answers[received.length - 1] ?? ok)(reply, request);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { received, host, url: `http://${host}/told` };
}
const ok = (reply: ServerResponse) => void reply.end();

async function setUp(
  callbackUrl: string,
  allowAddresses: readonly string[],
  { later }: { later?: Later } = {},
) {
  const clock = { nowMs: 1_700_000_000_000 };
  const now = () => clock.nowMs;
  const database = openMemoryDatabase();
  const jobs = createSqliteJobStore(database, { now });
  const store = createSqliteCallbackStore(database);
  const request: JobRequest = {
    ...{ baseDir: null, sources: {}, settings: {}, format: 'mp4', output: null, title: 'told', owner: 'ann' },
    ...{ projectId: null, priority: 5, callbackUrl, kind: 'render' },
    scenario: { cueframe: 1, stage: { width: 64, height: 36, frameRate: 10, duration: 1 } },
  };
  const read = await createCallbackFeed({
    jobs,
    store,
    shapeOf: createCallbackShapes({ filmSecret: 'films', now }),
    now,
  });
  const post: PostCallback = (url, body, headers, options) =>
    postGuarded(url, body, headers, {
      ...options,
      ...(later && { later }),
      allowAddresses,
    });
  const sender = createCallbackSender({ store, post, secretOf, now, random: () => 0 });
  const job = (await jobs.add(request)).job;
  /** Ends the job and sends until nothing waits, the clock jumping to each next try. */
  const endAndSend = async () => {
    await jobs.cancel(job.id);
    await read();
    for (let next = await sendDue(sender); next !== null; next = await sendDue(sender)) clock.nowMs = next;
    return store.ofJob(job.id).map(({ state, tries, lastError }) => ({ state, tries, lastError }));
  };
  return { clock, now, database, jobs, store, job, sender, read, endAndSend };
}

test('a job’s end is told as JSON that any receiver can verify with the shared secret', async () => {
  const { received, host, url } = await receiver();
  const { job, endAndSend, jobs } = await setUp(url, [host]);
  expect(await endAndSend()).toEqual([{ state: 'sent', tries: 0, lastError: null }]);
  expect(received).toHaveLength(1);
  const { body, headers, path } = received[0] as Received;
  const [, seconds = '', digest] =
    /^t=(\d+),k=server\.00,v1=([0-9a-f]{64})$/.exec(String(headers['x-cueframe-signature'])) ?? [];
  expect([path, seconds, digest]).toEqual([
    '/told',
    '1700000000',
    createHmac('sha256', SECRET).update(`${seconds}.${body}`).digest('hex'),
  ]);
  const told = JSON.parse(body) as { id: string; event: string; job: Record<string, unknown> };
  expect(told).toMatchObject({ event: 'cancelled', job: { id: job.id, state: 'cancelled', title: 'told' } });
  expect([told.id, headers['content-type']]).toEqual([headers['x-cueframe-delivery'], 'application/json']);
  expect([body.includes('scenario'), (await jobs.get(job.id))?.state]).toEqual([false, 'cancelled']);
});

test('an error, a reset and silence are tried again; all three tries have one id', async () => {
  const { received, host, url } = await receiver(
    (reply) => void reply.writeHead(500).end(),
    (_reply, request) => void request.socket.resetAndDestroy(),
    ok,
  );
  const { endAndSend } = await setUp(url, [host]);
  expect(await endAndSend()).toMatchObject([{ state: 'sent', tries: 2 }]);
  expect(new Set(received.map(({ headers }) => headers['x-cueframe-delivery'])).size).toBe(1);
  expect(received).toHaveLength(3);
});

test('a receiver that never answers is given up after three tries', async () => {
  let passTime: () => void = () => {};
  const silent = () => passTime(); // it has the message, and its time is over
  const later: Later = (_delayMs, action) => {
    passTime = action;
    return () => {};
  };
  const { received, host, url } = await receiver(silent, silent, silent);
  const { endAndSend } = await setUp(url, [host], { later });
  expect(await endAndSend()).toEqual([
    { state: 'given-up', tries: 3, lastError: 'a callback had no answer within 10000 ms' },
  ]);
  expect(received).toHaveLength(3);
});

test('a redirect is not followed', async () => {
  const target = await receiver();
  const { host, url } = await receiver((reply) => void reply.writeHead(302, { location: target.url }).end());
  const { endAndSend } = await setUp(url, [host, target.host]);
  expect(await endAndSend()).toEqual([
    { state: 'given-up', tries: 1, lastError: 'the receiver answered 302: redirects are not followed' },
  ]);
  expect(target.received).toEqual([]);
});

test.each([
  'http://127.0.0.1:9/',
  'https://127.0.0.1:9/',
  'https://169.254.169.254/latest/',
  'https://[::1]:9/',
])('the private address %s is refused at once', async (url) => {
  const { endAndSend } = await setUp(url, []);
  expect(await endAndSend()).toMatchObject([{ state: 'given-up', tries: 1 }]);
});

test('a program that dies with a message in hand sends it after the next start, under the same id', async () => {
  const { received, host, url } = await receiver();
  const own = await setUp(url, [host]);
  await own.jobs.cancel(own.job.id);
  await own.read();
  const inHand = own.store.take(null, { nowMs: own.now(), holdMs: 45_000, mayGo: () => true }); // the program dies here: taken, perhaps sent, never settled
  expect([await sendDue(own.sender), received.length]).toEqual([own.clock.nowMs + 45_000, 0]);
  own.clock.nowMs += 45_000;
  const again = createSqliteCallbackStore(own.database);
  const sender = createCallbackSender({
    ...{ store: again, secretOf, now: own.now },
    post: (to, body, headers, options) =>
      postGuarded(to, body, headers, { ...options, allowAddresses: [host] }),
  });
  await sendDue(sender);
  expect([
    received.map(({ headers }) => headers['x-cueframe-delivery']),
    again.ofJob(own.job.id)[0]?.state,
  ]).toEqual([[inHand?.id], 'sent']);
});

test('the running loop tells an end soon after it happened and ends with its signal', async () => {
  let told: () => void = () => {};
  const wasTold = new Promise<void>((resolve) => (told = resolve));
  const { received, host, url } = await receiver((reply) => {
    reply.end();
    told();
  });
  const { jobs, job, sender, read, now } = await setUp(url, [host]);
  const stop = new AbortController();
  const errors: unknown[] = [];
  const running = runCallbacks({
    ...{ read, sender, now, signal: stop.signal, onError: (error) => void errors.push(error) },
    onChange: (listener) => jobs.onChange(listener),
  });
  await jobs.cancel(job.id);
  await wasTold;
  stop.abort();
  await running;
  expect([received.length, errors]).toEqual([1, []]);
});
