import { afterEach, expect, test } from 'vitest';
import { startTestServer, type TestServer, type TestServerOptions } from './helpers/api-server.ts';
import { openTestStudio } from './helpers/studio-services.ts';

const WRONG = `cf_${'0'.repeat(16)}_${'A'.repeat(43)}`;
let own: TestServer;
let closeStudio: () => void | Promise<void> = () => {};
afterEach(async () => {
  await own.close();
  await closeStudio();
  closeStudio = () => {};
});

/** Statuses of requests with a wrong key, each as a proxy passes it on for one of the `addresses`. */
async function tryWrongKeys(addresses: readonly string[]): Promise<number[]> {
  const statuses: number[] = [];
  for (const address of addresses)
    statuses.push(
      (await own.api('/presets', { key: WRONG, headers: { 'x-forwarded-for': address } })).status,
    );
  return statuses;
}

test('behind a trusted proxy wrong keys shut out the address they come from, and nobody else', async () => {
  own = await startTestServer({ trustedProxies: ['127.0.0.1'] });
  const eve = '203.0.113.1';
  const forged = `198.51.100.7, ${eve}`; // what Eve claims stands before what the proxy saw
  expect(await tryWrongKeys([...Array<string>(10).fill(eve), eve, forged, '203.0.113.2'])).toEqual([
    ...Array<number>(10).fill(401),
    ...[429, 429, 401],
  ]);
});

test('without a trusted proxy nobody chooses the address he is counted under', async () => {
  own = await startTestServer();
  const addresses = Array.from({ length: 11 }, (_, index) => `203.0.113.${index}`);
  expect(await tryWrongKeys(addresses)).toEqual([...Array<number>(10).fill(401), 429]);
});

/** A server with a studio; `invitation` is the newest. */
async function openStudio(options: TestServerOptions) {
  const { transport, addresses, jobs, windows, services, folder, close } = await openTestStudio();
  closeStudio = close;
  const invitations: string[] = [];
  const studio = {
    ...{ transport, addresses, jobs, windows, windowDir: folder, uploadsDir: services.places.uploadsDir },
    onInvitation: (path: string) => void invitations.push(path),
  };
  own = await startTestServer({ ...options, services: { studio } });
  return {
    invitation: () => invitations.at(-1) ?? '',
    at: (path: string, init: RequestInit = {}) =>
      fetch(own.server.address + path, { redirect: 'manual', ...init }),
  };
}

/** Undici sends no `sec-fetch-site` of its own; what a browser sends for a picture on a page of another site. */
const CROSS_SITE = { headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' } };

test('pictures on a page of another site use up no token and no attempts of anybody', async () => {
  const { invitation, at } = await openStudio({ limits: { requestsPerMinuteWithoutKey: 5 } });
  const before = invitation();
  const statuses = new Set<number>();
  for (let picture = 0; picture < 12; picture += 1)
    for (const path of ['/?token=guess', before, '/health', '/api/v1/openapi.json', '/api/v1/jobs'])
      statuses.add((await at(path, CROSS_SITE)).status);
  const asked = await at('/api/v1/openapi.json');
  const entered = await at(before);
  expect({ statuses: [...statuses].sort(), own: asked.status, entered: entered.status }).toEqual({
    ...{ statuses: [401, 403], own: 200, entered: 303 },
  });
});

test('/health answers however often it was asked', async () => {
  own = await startTestServer({ limits: { requestsPerMinuteWithoutKey: 5 } });
  const statuses: number[] = [];
  for (let asked = 0; asked < 12; asked += 1) statuses.push((await own.api('/health', { key: null })).status);
  expect(statuses).toEqual(Array<number>(12).fill(200));
});

test('HEAD of an invitation only looks at it', async () => {
  const { invitation, at } = await openStudio({});
  const told = invitation();
  const head = await at(told, { method: 'HEAD' });
  const get = await at(told);
  expect([head.status, head.headers.get('set-cookie'), get.status]).toEqual([401, null, 303]);
});

test('over TLS the cookie is Secure and for this host alone, and it opens the window', async () => {
  const { invitation, at } = await openStudio({ trustedProxies: ['loopback'] });
  const tls = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.1' };
  const cookie = (await at(invitation(), { headers: tls })).headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(
    /^__Host-cueframe-studio-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/; Max-Age=2592000; Secure$/,
  );
  const [session = ''] = cookie.split(';');
  const call = (headers: Record<string, string>) =>
    at('/studio/call/describe', {
      ...{ method: 'POST', body: '{}' },
      headers: { 'content-type': 'application/json', cookie: session, ...headers },
    });
  expect([(await call(tls)).status, (await call({})).status]).toEqual([200, 401]);
});
