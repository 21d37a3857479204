import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { afterAll, expect, test } from 'vitest';
import { SMALL_SCENARIO, startTestServer } from './helpers/api-server.ts';

const own = await startTestServer({
  limits: { requestsPerMinuteWithKey: 100_000, requestsPerMinuteWithoutKey: 5 },
});
afterAll(() => own.close());

const JSON_HEADER = { 'content-type': 'application/json' };
const newJob = async () => {
  const made = await own.api('/jobs', { key: own.user, json: { scenario: SMALL_SCENARIO } });
  return ((await made.json()) as { id: string }).id;
};
/** As clients do that send one set of headers with every request. */
const sendEmpty = async (method: string, path: string) => {
  const headers = { authorization: `Bearer ${own.user}`, ...JSON_HEADER };
  return (await fetch(own.server.address + path, { method, headers })).status;
};
/** Announces a body and never sends it. */
async function announce(path: string): Promise<number | undefined> {
  const sent = httpRequest(own.server.address + path, {
    method: 'POST',
    headers: { ...JSON_HEADER, 'content-length': 1000 },
  });
  sent.on('error', () => {}); // the connection is given up below
  sent.flushHeaders();
  const [reply] = (await once(sent, 'response')) as [IncomingMessage];
  sent.destroy();
  return reply.statusCode;
}

test('a request without a body is answered also where its headers speak of JSON', async () => {
  const ids = await Promise.all(Array.from({ length: 5 }, newJob));
  const [cancelled, removed, ecg, supoclip, renderer] = ids;
  expect([
    await sendEmpty('POST', `/api/v1/jobs/${cancelled}/cancel`),
    await sendEmpty('POST', `/api/v1/jobs/${removed}/cancel`),
    await sendEmpty('DELETE', `/api/v1/jobs/${removed}`),
    await sendEmpty('POST', `/compat/ecg/api/render/${ecg}/cancel`),
    await sendEmpty('POST', `/compat/supoclip/tasks/${supoclip}/cancel`),
    await sendEmpty('DELETE', `/compat/video-renderer/api/v1/render/jobs/${renderer}`),
  ]).toEqual([200, 200, 204, 200, 200, 204]);
  const jobs = await Promise.all(ids.map((id) => own.jobs.get(id)));
  expect(jobs.map((job) => job?.state ?? null)).toEqual([
    'cancelled',
    null,
    'cancelled',
    'cancelled',
    'cancelled',
  ]);
});

test('a route that needs a body refuses a request without one', async () => {
  expect([
    await sendEmpty('POST', '/api/v1/jobs'),
    await sendEmpty('PATCH', `/api/v1/jobs/${await newJob()}`),
    await sendEmpty('POST', '/compat/ecg/api/render/create'),
    await sendEmpty('POST', '/compat/supoclip/tasks/'),
    await sendEmpty('POST', '/compat/reel-ballers/api/jobs'),
  ]).toEqual([422, 422, 422, 422, 422]);
});

test('a path that does not exist is answered without waiting for a body, and counted', async () => {
  const answers = [];
  for (let count = 0; count < 6; count += 1) answers.push(await announce('/api/v1/nothing'));
  expect(answers).toEqual([404, 404, 404, 404, 404, 429]);
});

test('a long body is read as a short one: keys of prototypes and what is no JSON are refused', async () => {
  const scenario = JSON.stringify(SMALL_SCENARIO);
  const headers = { authorization: `Bearer ${own.user}`, ...JSON_HEADER };
  const statusOf = async (more: string, blanks: number) => {
    const body = `{"scenario":${scenario},${' '.repeat(blanks)}${more}}`;
    return (await fetch(`${own.server.address}/api/v1/jobs`, { method: 'POST', headers, body })).status;
  };
  const cases = [
    '"title":"x"',
    '"__proto__":{}',
    '"\\u005f_proto__":{}',
    '"constructor":{"prototype":{}}',
    '"title"',
  ];
  const [short, long] = await Promise.all(
    [0, 300_000].map((blanks) => Promise.all(cases.map((more) => statusOf(more, blanks)))),
  );
  expect(short?.map((status) => status >= 400)).toEqual([false, true, true, true, true]);
  expect(long).toEqual(short);
});
