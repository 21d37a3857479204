import { mkdirSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OpenStudio } from '../../src/studio/open-studio.ts';
import { startTestServer, type TestServer } from './helpers/api-server.ts';
import { openTestStudio } from './helpers/studio-services.ts';

type Studio = Awaited<ReturnType<typeof openTestStudio>>;
let studio: Studio;
let server: TestServer;
let cookie: string;
const invitations: string[] = [];
const newest = () => invitations.at(-1) ?? '';

beforeAll(async () => {
  studio = await openTestStudio();
  const windowDir = join(studio.folder, 'window');
  mkdirSync(join(windowDir, 'assets'), { recursive: true });
  writeFileSync(join(windowDir, 'index.html'), '<!doctype html><title>window</title>');
  writeFileSync(join(windowDir, 'assets', 'main-abc.js'), 'export {};');
  writeFileSync(join(studio.folder, 'secret.txt'), 'secret');
  const open: OpenStudio = {
    ...{
      transport: studio.transport,
      addresses: studio.addresses,
      jobs: studio.jobs,
      windows: studio.windows,
      windowDir,
    },
    uploadsDir: studio.services.places.uploadsDir,
  };
  server = await startTestServer({
    services: { studio: { ...open, onInvitation: (path) => invitations.push(path) } },
  });
  cookie = await signIn();
});
afterAll(async () => {
  await server.close();
  await studio.close();
});

const at = (path: string, init: RequestInit = {}) =>
  fetch(server.server.address + path, { redirect: 'manual', ...init });
const inside = (path: string, init: RequestInit = {}) =>
  at(path, { ...init, headers: { cookie, ...init.headers } });
const call = (method: string, input: unknown, headers: Record<string, string> = {}) =>
  inside(`/studio/call/${method}`, {
    method: 'POST',
    body: JSON.stringify(input),
    headers: { 'content-type': 'application/json', ...headers },
  });

async function signIn(): Promise<string> {
  const reply = await at(newest());
  return reply.headers.get('set-cookie')?.split(';')[0] ?? '';
}

/** With headers that `fetch` does not let through. */
function rawStatus(
  path: string,
  headers: Record<string, string | string[]>,
  method = 'GET',
): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.server.address);
    const sent = httpRequest({ hostname, port, path, method, headers }, (reply) => {
      reply.resume();
      resolve(reply.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.end();
  });
}

test('without a session there is a page that says how to come in, and nothing else', async () => {
  const page = await at('/');
  expect([page.status, (await page.text()).includes('cueframe serve')]).toEqual([401, true]);
  expect((await at('/assets/main-abc.js')).status).toBe(404);
  const refused = await at('/studio/call/describe', {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json' },
  });
  expect([refused.status, await refused.json()]).toMatchObject([
    401,
    { ok: false, error: { code: 'key.missing' } },
  ]);
  for (const path of ['/studio/events', '/studio/media/x']) expect((await at(path)).status).toBe(401);
  expect((await at('/studio/upload?name=a.mp4', { method: 'PUT', body: 'x' })).status).toBe(401);
});

test('a window is open from its stream of events on, until that ends', async () => {
  const isOpen = async () => {
    const reply = (await (await call('describe', {})).json()) as {
      value: { recoverable: { isOpen: boolean }[] };
    };
    return reply.value.recoverable.map((kept) => kept.isOpen);
  };
  const state = { projectId: 'p', path: null, digest: null, revision: 1, document: { cueframe: 1 } };
  await call('autosave', { ...state, windowId: 'w' });
  const before = await isOpen();
  const end = new AbortController();
  await inside('/studio/events?window=w', { signal: end.signal });
  const during = await isOpen();
  end.abort();
  await expect.poll(isOpen).toEqual([false]);
  expect([before, during]).toEqual([[false], [true]]);
});

test('an invitation works once, gives a cookie that scripts cannot read, and the next one is told', async () => {
  const used = newest();
  const first = await at(used);
  expect([first.status, first.headers.get('location')]).toEqual([303, '/']);
  expect(first.headers.get('set-cookie')).toMatch(
    /^cueframe-studio-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/; Max-Age=2592000$/,
  );
  expect(newest()).not.toBe(used);
  const second = await at(used);
  expect([second.status, second.headers.get('set-cookie')]).toEqual([401, null]);
  // whoever is in already and opens the old address again is simply let in
  expect((await inside(used)).status).toBe(303);
});

test('an API key opens no window, and a session no API', async () => {
  const withKey = await at('/studio/events', { headers: { authorization: `Bearer ${server.admin}` } });
  expect(withKey.status).toBe(401);
  expect((await inside('/api/v1/jobs')).status).toBe(401);
});

test('the window comes with its policy, its files are kept, other paths do not leave its folder', async () => {
  const page = await inside('/');
  expect([page.status, await page.text()]).toEqual([200, '<!doctype html><title>window</title>']);
  expect(page.headers.get('content-security-policy')).toContain(
    "default-src 'none'; script-src 'self'; style-src",
  );
  expect(page.headers.get('cache-control')).toBe('no-store');
  const script = await inside('/assets/main-abc.js');
  expect([script.headers.get('content-type'), script.headers.get('cache-control')]).toEqual([
    'text/javascript; charset=utf-8',
    'private, max-age=31536000, immutable',
  ]);
  for (const path of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/nothing.js'])
    expect([path, await rawStatus(path, { cookie })]).toEqual([path, 404]);
  expect((await inside('/', { method: 'HEAD' })).status).toBe(200);
});

test('calls are answered in the contract, failures with their status', async () => {
  const good = await call('describe', {});
  expect([good.status, await good.json()]).toMatchObject([
    200,
    { ok: true, value: { version: '1.2.3', door: 'browser' } },
  ]);
  const bad = await call('waveform', { place: '/x', perSecond: 0 });
  expect([bad.status, await bad.json()]).toMatchObject([
    422,
    { ok: false, error: { code: 'request.invalid' } },
  ]);
  const unknown = await call('constructor', {});
  expect([unknown.status, await unknown.json()]).toMatchObject([
    404,
    { ok: false, error: { code: 'route.not_found' } },
  ]);
  const text = await inside('/studio/call/describe', {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'text/plain' },
  });
  expect([text.status, await text.json()]).toMatchObject([
    422,
    { ok: false, error: { code: 'request.invalid' } },
  ]);
});

test.each([
  ['another site', { origin: 'http://evil.example' }],
  ['another port', { origin: 'http://127.0.0.1:1' }],
  ['a file', { origin: 'null' }],
  ['another site without an Origin', { 'sec-fetch-site': 'cross-site' }],
  ['a sister site', { 'sec-fetch-site': 'same-site' }],
])('a request that comes from %s is refused, session or not', async (_from, headers) => {
  expect((await call('describe', {}, headers as Record<string, string>)).status).toBe(403);
});

test.each([
  'localhost.evil.com',
  '127.0.0.1.evil.com',
  '127.evil.com',
  'evil.localhost',
  'localhost.',
  '127.0.0.1',
  '127.0.0.1:1',
])('the Host %s is refused, for the window and for its calls', async (host) => {
  expect([
    await rawStatus('/', { cookie, host }),
    await rawStatus('/studio/events', { cookie, host }),
  ]).toEqual([403, 403]);
});

test('what a browser sends becomes media, whole and in ranges; an unguessed address is nothing', async () => {
  const sent = await inside('/studio/upload?name=sub%2Ftalk.srt', {
    method: 'PUT',
    body: '1\n00:00:00,000 --> 00:00:01,000\nHi\n',
    headers: { 'content-type': 'application/octet-stream' },
  });
  const { place } = (await sent.json()) as { place: string };
  expect(place).toMatch(/^upload:\/\/s[0-9a-f]{24}$/);
  const cues = (await (await call('importCues', { place })).json()) as { value: { cues: unknown[] } };
  expect(cues.value.cues).toEqual([{ type: 'text', start: 0, end: 1, text: 'Hi' }]);

  const path = join(studio.folder, 'bytes.bin');
  writeFileSync(path, '0123456789');
  const url = studio.addresses.addressOf(path, { downloadName: 'Film č.mp4' });
  const whole = await inside(url);
  expect([whole.status, await whole.text(), whole.headers.get('content-disposition')]).toEqual([
    200,
    '0123456789',
    `attachment; filename="Film _.mp4"; filename*=UTF-8''Film%20%C4%8D.mp4`,
  ]);
  const part = await inside(url, { headers: { range: 'bytes=2-4' } });
  expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([
    206,
    '234',
    'bytes 2-4/10',
  ]);
  expect((await inside(url, { headers: { range: 'bytes=50-' } })).status).toBe(416);
  expect((await inside('/studio/media/guess')).status).toBe(404);
});

test('events come as they happen, and a window that was away hears what it missed', async () => {
  const first = await openEvents();
  const job = server.jobs; // the server's own store is another one: only the studio's is told
  expect(job).not.toBe(studio.jobs);
  const { jobId } = await addJob();
  const told = await first.next();
  expect(told.data).toMatchObject({
    type: 'job',
    event: { type: 'state', to: 'queued' },
    job: { id: jobId },
  });
  first.close();
  await studio.jobs.cancel(jobId);
  const again = await openEvents(told.id);
  expect((await again.next()).data).toMatchObject({ event: { from: 'queued', to: 'cancelled', jobId } });
  again.close();
});

async function addJob(): Promise<{ jobId: string }> {
  const { job } = await studio.jobs.add({
    ...{ scenario: {}, baseDir: null, sources: {}, settings: {}, format: 'mp4', output: null },
    ...{ title: null, owner: null, projectId: null, callbackUrl: null, priority: 5, kind: 'render' },
  });
  return { jobId: job.id };
}

async function openEvents(lastId?: string) {
  const stop = new AbortController();
  const reply = await inside('/studio/events', {
    signal: stop.signal,
    headers: lastId === undefined ? {} : { 'last-event-id': lastId },
  });
  const reader = reply.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    async next(): Promise<{ id: string; data: unknown }> {
      for (;;) {
        const found = /id: (\d+)\ndata: (.*)\n\n/.exec(text);
        if (found) {
          text = text.slice(found.index + found[0].length);
          return { id: found[1] ?? '', data: JSON.parse(found[2] ?? '') };
        }
        const { value, done } = await reader.read();
        if (done) throw new Error('the stream ended');
        text += value;
      }
    },
    close: () => stop.abort(),
  };
}

test('guessing tokens shuts an address out', async () => {
  const statuses: number[] = [];
  for (let guess = 0; guess < 12; guess += 1) statuses.push((await at(`/?token=guess-${guess}`)).status);
  expect([statuses[0], statuses.at(-1)]).toEqual([401, 429]);
  // the right one is not held up by what others guessed from the same address
  expect((await at(newest())).status).toBe(303);
});
