import { request } from 'node:http';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SMALL_SCENARIO, startTestServer, type TestServer } from './helpers/api-server.ts';
import { openTestStudio } from './helpers/studio-services.ts';

const FRONT_END = 'https://captions.example.org';
const STRANGER = 'https://captions.example.org.evil.com';
let own: TestServer;
let studio: Awaited<ReturnType<typeof openTestStudio>>;
let invitation = '';

beforeAll(async () => {
  studio = await openTestStudio();
  const windowDir = join(studio.folder, 'window');
  mkdirSync(windowDir);
  writeFileSync(join(windowDir, 'index.html'), '<!doctype html><title>window</title>');
  own = await startTestServer({
    allowedOrigins: [FRONT_END],
    limits: { requestsPerMinuteWithoutKey: 20 },
    services: {
      studio: {
        ...{ transport: studio.transport, addresses: studio.addresses, jobs: studio.jobs, windowDir },
        ...{ windows: studio.windows },
        uploadsDir: studio.services.places.uploadsDir,
        onInvitation: (path) => (invitation = path),
      },
    },
  });
});
afterAll(async () => {
  await own.close();
  await studio.close();
});

const at = (path: string, origin: string, init: RequestInit = {}, address = own.server.address) =>
  fetch(address + path, { redirect: 'manual', ...init, headers: { origin, ...init.headers } });
const withKey = (init: RequestInit = {}, key = own.user): RequestInit => ({
  ...init,
  headers: { authorization: `Bearer ${key}`, ...init.headers },
});
const preflight = (path: string, method: string, origin = FRONT_END) =>
  at(path, origin, {
    method: 'OPTIONS',
    headers: {
      'access-control-request-method': method,
      'access-control-request-headers': 'authorization',
    },
  });
const cors = ({ headers }: Response) =>
  Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-control-') || name === 'vary'));
const READABLE = {
  'access-control-allow-origin': FRONT_END,
  'access-control-expose-headers': 'content-disposition, etag, idempotency-replayed, location, retry-after',
  vary: 'Origin',
};

test('a page of an allowed site asks first, then submits, reads and is told why not', async () => {
  const asked = await preflight('/api/v1/jobs', 'POST');
  expect([asked.status, cors(asked)]).toEqual([
    204,
    {
      ...READABLE,
      'access-control-allow-methods': 'POST, GET, HEAD',
      'access-control-allow-headers':
        'authorization, content-type, idempotency-key, if-match, last-event-id, user_id, x-supoclip-user-id, x-supoclip-ts, x-supoclip-signature',
      'access-control-max-age': '600',
    },
  ]);
  const headers = { 'content-type': 'application/json' };
  const made = await at(
    '/api/v1/jobs',
    FRONT_END,
    withKey({ method: 'POST', headers, body: JSON.stringify({ scenario: SMALL_SCENARIO }) }),
  );
  expect([made.status, cors(made)]).toEqual([202, READABLE]);
  const keyless = await at('/api/v1/jobs', FRONT_END);
  expect([keyless.status, cors(keyless)]).toEqual([401, READABLE]);
});

test('streams of events can be read by it, those of adapters too', async () => {
  const { id } = (await own.jobs.list({ limit: 1 })).jobs[0] ?? { id: '' };
  for (const path of [`/api/v1/jobs/${id}/events`, `/tasks/${id}/progress`]) {
    const stream = await at(path, FRONT_END, withKey());
    expect([stream.status, cors(stream)]).toEqual([200, READABLE]);
    await stream.body?.cancel();
  }
});

test.each([
  ['/api/render/create', 'POST'],
  ['/compat/ecg/api/render/create', 'POST'],
  ['/api/v1/render/jobs', 'POST'],
  ['/tasks/abc', 'PATCH'],
  ['/api/videos/put/token', 'PUT'],
  ['/compat/thakii/upload', 'POST'],
  ['/api/v1/uploads', 'POST'],
])('%s of every system is open to %s', async (path, method) => {
  const asked = await preflight(path, method);
  expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([204, FRONT_END]);
  expect(asked.headers.get('access-control-allow-methods')?.split(', ')).toContain(method);
});

test.each([STRANGER, 'http://captions.example.org', `${FRONT_END}:8443`, 'https://example.org', 'null'])(
  'a page of %s is refused and may not read why',
  async (origin) => {
    const refused = [
      await at('/api/v1/jobs', origin, withKey()),
      await at('/tasks', origin, withKey()),
      await preflight('/api/v1/jobs', 'POST', origin),
    ];
    expect(refused.map((reply) => [reply.status, cors(reply)])).toEqual(
      refused.map(() => [403, { vary: 'Origin' }]),
    );
  },
);

test('the studio, the making of keys, metrics and the page to try the API stay shut, with a session too', async () => {
  const entered = await fetch(own.server.address + invitation, { redirect: 'manual' });
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
  const shut = [
    ...['/', '/studio/events', '/studio/call/describe', '/studio/media/abc', '/api/v1/keys', '/metrics'],
    ...['/api/v1/docs', '/api/v1/openapi.json', '/nothing'],
  ];
  for (const path of shut) {
    const refused = [
      await at(path, FRONT_END, withKey({ headers: { cookie } }, own.admin)),
      await preflight(path, 'GET'),
    ];
    expect([path, ...refused.map((reply) => [reply.status, cors(reply)])]).toEqual([
      ...[path, [403, {}], [403, {}]],
    ]);
  }
  const inside = await fetch(`${own.server.address}/studio/events`, { headers: { cookie } });
  expect(inside.status).toBe(200);
  await inside.body?.cancel();
});

test('an allowed site is of no use under another name of this server', async () => {
  const status = await new Promise((resolve, reject) => {
    const headers = { host: 'captions.example.org', origin: FRONT_END, authorization: `Bearer ${own.user}` };
    request({ host: '127.0.0.1', port: own.server.port, path: '/api/v1/jobs', headers }, (reply) => {
      reply.resume();
      resolve(reply.statusCode);
    })
      .on('error', reject)
      .end();
  });
  expect(status).toBe(403);
});

test('preflights are not counted against the requests of an address', async () => {
  for (let count = 0; count < 40; count += 1)
    expect((await preflight(`/api/v1/jobs/job_${count}`, 'GET')).status).toBe(204);
});

test('without a list no other site is allowed and no preflight is answered', async () => {
  const shut = await startTestServer();
  try {
    const { address } = shut.server;
    expect((await at('/api/v1/jobs', FRONT_END, withKey({}, shut.user), address)).status).toBe(403);
    expect((await fetch(`${address}/api/v1/jobs`, { method: 'OPTIONS' })).status).toBe(404);
  } finally {
    await shut.close();
  }
});
