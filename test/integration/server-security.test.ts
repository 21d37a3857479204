import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SMALL_SCENARIO, startTestServer, type TestServer } from './helpers/api-server.ts';

let own: TestServer;
const lines: string[] = [];
let nowMs = Date.now();
beforeAll(async () => {
  own = await startTestServer({
    limits: { requestsPerMinuteWithKey: 40, requestsPerMinuteWithoutKey: 300 },
    now: () => nowMs,
    log: { level: 'trace', destination: { write: (line) => lines.push(line) } },
  });
});
afterAll(() => own.close());

const codeOf = async (response: Response) =>
  [response.status, ((await response.json()) as { error: { code: string } }).error.code] as const;

/** With headers that fetch would not send. */
function raw(
  headers: Readonly<Record<string, string | string[]>>,
  path = '/api/v1/presets',
): Promise<number> {
  return new Promise((resolve, reject) => {
    httpRequest(
      { host: '127.0.0.1', port: own.server.port, path, headers, setHost: false, agent: false },
      (reply) => {
        reply.resume();
        resolve(reply.statusCode ?? 0);
      },
    )
      .on('error', reject)
      .end();
  });
}

/** The whole answer to bytes as they are. */
function sent(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(own.server.port, '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

test.each([
  'localhost.evil.com:PORT',
  '127.0.0.1.evil.com:PORT',
  '127.evil.com:PORT',
  'evil.localhost:PORT',
  'localhost.:PORT',
  '127.0.0.1:PORT, evil.com',
  '127.0.0.1, evil.com:PORT',
  'localhost',
  '127.0.0.1',
  'localhost:1',
  '127.0.0.1:PORT0',
  'localhost:PORT@evil.com',
  '0.0.0.0:PORT',
  'evil.com:PORT',
])('a request for the host %s is refused, also as origin', async (name) => {
  const host = name.replace('PORT', String(own.server.port));
  const authorization = `Bearer ${own.addKey(['admin'])}`;
  const right = `127.0.0.1:${own.server.port}`;
  expect(await raw({ host: right, authorization })).toBe(200);
  expect(await raw({ host, authorization })).toBe(403);
  expect(await raw({ host: right, origin: `http://${host}`, authorization })).toBe(403);
});

test('the names of this machine with its port are taken, as host and as origin', async () => {
  const { port } = own.server;
  const authorization = `Bearer ${own.addKey(['admin'])}`;
  for (const name of ['127.0.0.1', 'localhost', '[::1]', 'LOCALHOST'])
    expect(await raw({ host: `${name}:${port}`, origin: `http://${name}:${port}`, authorization })).toBe(200);
  expect(await raw({ host: `localhost:${port}`, origin: 'null', authorization })).toBe(403);
});

test('two Host headers are refused', async () => {
  const { port } = own.server;
  const head = `GET /health HTTP/1.1\r\nHost: localhost:${port}\r\nHost: evil.com\r\nConnection: close\r\n\r\n`;
  expect(await sent(head)).toMatch(/^HTTP\/1\.1 4\d\d /);
  expect(await sent(head.replace('Host: evil.com\r\n', ''))).toMatch(/^HTTP\/1\.1 200 /);
});

test('no reply allows another site to read it', async () => {
  const reply = await own.api('/presets');
  expect([...reply.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
  const preflight = await own.api('/jobs', { method: 'OPTIONS', headers: { origin: own.server.address } });
  expect(await codeOf(preflight)).toEqual([404, 'route.not_found']);
});

test.each([
  ['application/x-www-form-urlencoded', 'a=1'],
  ['text/plain', JSON.stringify({ scenario: SMALL_SCENARIO })],
  ['multipart/form-data; boundary=x', '--x--'],
])('a body as %s makes no job', async (type, body) => {
  const reply = await own.api('/jobs', { method: 'POST', body, headers: { 'content-type': type } });
  expect(await codeOf(reply)).toEqual([422, 'request.invalid']);
});

test('only the words of docs change things: GET of an action is no route', async () => {
  const { job } = await own.jobs.add({
    ...{ scenario: SMALL_SCENARIO, baseDir: null, sources: {}, settings: {}, format: 'mp4', output: null },
    ...{ title: null, owner: 'ann', projectId: null, callbackUrl: null, priority: 5, kind: 'render' },
  });
  expect(await codeOf(await own.api(`/jobs/${job.id}/cancel`))).toEqual([404, 'route.not_found']);
  expect((await own.jobs.get(job.id))?.state).toBe('queued');
});

const ROUTES = [
  ['GET', '/jobs', 'read'],
  ['POST', '/jobs', 'submit'],
  ['GET', '/jobs/ID', 'read'],
  ['PATCH', '/jobs/ID', 'submit'],
  ['DELETE', '/jobs/ID', 'submit'],
  ['POST', '/jobs/ID/cancel', 'submit'],
  ['POST', '/jobs/ID/retry', 'submit'],
  ['POST', '/jobs/ID/pause', 'submit'],
  ['POST', '/jobs/ID/resume', 'submit'],
  ['GET', '/jobs/ID/events', 'read'],
  ['GET', '/jobs/ID/ws', 'read'],
  ['GET', '/jobs/ID/output', 'read'],
  ['GET', '/jobs/ID/segments', 'read'],
  ['POST', '/projects', 'submit'],
  ['GET', '/projects', 'read'],
  ['GET', '/projects/ID', 'read'],
  ['PUT', '/projects/ID', 'submit'],
  ['DELETE', '/projects/ID', 'submit'],
  ['POST', '/uploads', 'submit'],
  ['POST', '/uploads/presign', 'submit'],
  ['POST', '/uploads/ID/complete', 'submit'],
  ['GET', '/uploads/ID', 'read'],
  ['DELETE', '/uploads/ID', 'submit'],
  ['POST', '/media/probe', 'submit'],
  ['GET', '/media/ID/thumbnail', 'read'],
  ['GET', '/fonts', 'read'],
  ['GET', '/transitions', 'read'],
  ['GET', '/presets', 'read'],
  ['GET', '/keys', 'admin'],
  ['POST', '/keys', 'admin'],
  ['DELETE', '/keys/ID', 'admin'],
  ['GET', '/metrics', 'read'],
] as const;

test('every route asks for a key with its scope', async () => {
  const keys = { read: own.addKey(['read']), submit: own.addKey(['submit']), agent: own.addKey(['agent']) };
  const wrong: string[] = [];
  for (const [method, path, scope] of ROUTES) {
    const ask = async (key: string | null) => (await own.api(path, { method, key })).status;
    if ((await ask(null)) !== 401) wrong.push(`${method} ${path} without a key`);
    for (const [name, key] of Object.entries(keys)) {
      const isLetIn = (await ask(key)) !== 403;
      if (isLetIn !== (name === scope)) wrong.push(`${method} ${path} with ${name}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('what is another owner’s is not there', async () => {
  const ann = own.addKey(['read', 'submit'], { owner: 'ann' });
  const bob = own.addKey(['read', 'submit'], { owner: 'bob' });
  const made = await own.api('/jobs', { key: ann, json: { scenario: SMALL_SCENARIO } });
  const { id } = (await made.json()) as { id: string };
  for (const path of ['', '/events', '/output', '/segments', '/ws'])
    expect(await codeOf(await own.api(`/jobs/${id}${path}`, { key: bob }))).toEqual([404, 'job.not_found']);
  for (const action of ['cancel', 'pause', 'retry'])
    expect((await own.api(`/jobs/${id}/${action}`, { key: bob, method: 'POST' })).status).toBe(404);
  const list = (await (await own.api('/jobs', { key: bob })).json()) as { jobs: unknown[] };
  expect(list.jobs).toEqual([]);
  const forAnn = await own.api('/jobs', { key: bob, json: { scenario: SMALL_SCENARIO, owner: 'ann' } });
  expect(await codeOf(forAnn)).toEqual([403, 'key.forbidden']);
  expect((await own.api(`/jobs/${id}`, { key: own.addKey(['admin']) })).status).toBe(200);
});

test('a key that was revoked or has expired opens nothing', async () => {
  const admin = own.addKey(['admin']);
  const made = await own.api('/keys', {
    key: admin,
    json: { name: 'short', scopes: ['read'], expiresAtMs: nowMs + 1000 },
  });
  const short = (await made.json()) as { id: string; secret: string };
  expect((await own.api('/presets', { key: short.secret })).status).toBe(200);
  nowMs += 1000;
  expect(await codeOf(await own.api('/presets', { key: short.secret }))).toEqual([401, 'key.missing']);
  const { key, secret } = own.keys.create({ name: 'x', scopes: ['read'] });
  expect((await own.api(`/keys/${key.id}`, { key: admin, method: 'DELETE' })).status).toBe(204);
  expect((await own.api('/presets', { key: secret })).status).toBe(401);
  const listed = await (await own.api('/keys', { key: admin })).text();
  expect(listed).toContain(short.id);
  expect(listed).not.toContain(short.secret);
});

test('a key may ask so often in a minute, and is told when to come back', async () => {
  const key = own.addKey(['read']);
  const replies = [];
  for (let asked = 0; asked < 42; asked += 1) replies.push(await own.api('/presets', { key }));
  expect(replies.map(({ status }) => status)).toEqual([...Array<number>(40).fill(200), 429, 429]);
  expect(Number(replies.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await codeOf(replies.at(-1) as Response)).toEqual([429, 'rate.limited']);
});

test('bodies and headers have limits', async () => {
  const title = 'x'.repeat(12_000_000);
  const large = await own.api('/jobs', { json: { scenario: { title } } });
  expect(await codeOf(large)).toEqual([413, 'request.too_large']);
  const { port } = own.server;
  const head = `GET /health HTTP/1.1\r\nHost: localhost:${port}\r\nX-A: ${'a'.repeat(20_000)}\r\n\r\n`;
  expect(await sent(head)).toMatch(/^HTTP\/1\.1 431 [\s\S]*request\.too_large/);
  expect(await sent('nonsense\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 [\s\S]*request\.invalid/);
});

test('no key is in the log or in a reply, wherever it was sent', async () => {
  const canary = own.addKey(['read', 'submit']);
  const headers = { key: canary };
  const replies = [
    await own.api(`/jobs/${canary}`, headers),
    await own.api(`/jobs?cursor=${canary}`, headers),
    await own.api(`/${canary}?key=${canary}`, headers),
    await own.api('/jobs', { ...headers, json: { scenario: { cueframe: canary, [canary]: 1 }, x: canary } }),
    await own.api('/jobs', {
      ...headers,
      json: {
        url: `https://user:hunter2@a.test/?X-Amz-Signature=5e6f&key=${canary}`,
        output: `/x/${canary}`,
      },
    }),
    await own.api('/media/probe', { ...headers, json: { source: `upload://${canary}` } }),
    await own.api('/jobs', { key: null, headers: { authorization: `Basic ${canary}` } }),
  ];
  const texts = await Promise.all(replies.map((reply) => reply.text()));
  const secret = canary.slice(20);
  expect(lines.length).toBeGreaterThan(replies.length);
  expect([...texts, ...lines].filter((text) => /hunter2|5e6f&/.test(text) || text.includes(secret))).toEqual(
    [],
  );
});

test('ten wrong keys within a minute shut an address out for a quarter of an hour, but no right key', async () => {
  nowMs += 3600_000;
  const wrong = `cf_${'0'.repeat(16)}_${'A'.repeat(43)}`;
  const good = own.addKey(['read']);
  const ask = async (key: string) => (await own.api('/presets', { key })).status;
  const replies = [];
  for (let asked = 0; asked < 11; asked += 1) replies.push(await ask(wrong));
  expect(replies).toEqual([...Array<number>(10).fill(401), 429]);
  expect(await ask(good)).toBe(200);
  nowMs += 15 * 60_000 - 1;
  expect([await ask(wrong), await ask(good)]).toEqual([429, 200]);
  nowMs += 1;
  expect(await ask(wrong)).toBe(401);
});
