import { Agent, request as httpRequest } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SMALL_SCENARIO, startTestServer, type TestServer } from './helpers/api-server.ts';
import { claimFake } from './helpers/fake-runner.ts';
import { readSse } from './helpers/read-sse.ts';

/** What odd and hostile requests are answered: always in one form, never by a fault, and nothing kept of them. */
let own: TestServer;
beforeAll(async () => {
  own = await startTestServer({ limits: { requestsPerMinuteWithKey: 100_000 } });
});
afterAll(() => own.close());

type Refusal = { error: { code: string; message: string; details: { problems?: { path: string }[] } } };
const refusal = async (response: Response) => {
  const { error } = (await response.json()) as Refusal;
  return [response.status, error.code, error.details.problems?.[0]?.path];
};
const send = (path: string, body: string) =>
  own.api(path, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
const compat = (path: string, init: RequestInit, key = own.user) =>
  fetch(`${own.server.address}/compat/${path}`, {
    ...init,
    headers: { authorization: `Bearer ${key}`, ...(init.headers as Record<string, string>) },
  });
const newJob = async () => {
  const made = await own.api('/jobs', { json: { scenario: SMALL_SCENARIO } });
  return ((await made.json()) as { id: string }).id;
};

test('a body nested too deep is refused, not a fault', async () => {
  const deep = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
  for (const path of ['/jobs', '/projects'])
    expect(await refusal(await send(path, `{"name":"n","scenario":${deep(100_000)}}`))).toEqual([
      422,
      'request.invalid',
      undefined,
    ]);
  const headers = { 'content-type': 'application/json' };
  const ecg = await compat('ecg/render', { method: 'POST', body: `{"scenario":${deep(100_000)}}`, headers });
  expect([ecg.status, ((await ecg.json()) as { error_code: string }).error_code]).toEqual([
    422,
    'RENDER_VALIDATION_FAILED',
  ]);
});

test('a name with a NUL is refused: it would be kept as another name', async () => {
  const key = { name: 'n', scopes: ['read'], owner: 'local\u0000x' };
  expect(await refusal(await own.api('/keys', { json: key }))).toEqual([422, 'request.invalid', 'owner']);
  const upload = await own.api('/uploads?name=a%00b', { method: 'POST', body: 'x' });
  expect(await refusal(upload)).toEqual([422, 'request.invalid', 'name']);
  const form =
    '--x\r\ncontent-disposition: form-data; name="f"; filename="a\u0000b.mp4"\r\n\r\n1\r\n--x--\r\n';
  const headers = { 'content-type': 'multipart/form-data; boundary=x' };
  const thakii = await compat('thakii/upload', { method: 'POST', body: form, headers });
  expect([thakii.status, ((await thakii.json()) as { error: string }).error]).toEqual([
    422,
    'filename: text cannot have NUL characters',
  ]);
});

test('a problem of the whole body has the empty path', async () => {
  const reply = await own.api('/jobs', { json: {} });
  const { error } = (await reply.json()) as Refusal;
  expect([error.message, error.details.problems?.[0]?.path]).toEqual([
    'body: give exactly one of scenario, projectId and url',
    '',
  ]);
});

test('a path that is no text, and a path of sockets asked for plainly, are refused in the same form', async () => {
  expect(await refusal(await own.api('/jobs/%ff'))).toEqual([422, 'request.invalid', undefined]);
  const id = await newJob();
  expect(await refusal(await own.api(`/jobs/${id}/ws`))).toEqual([404, 'route.not_found', undefined]);
});

test('only the headers of a stream cannot be asked for: the connection would hang behind them', async () => {
  const reply = await own.api(`/jobs/${await newJob()}/events`, { method: 'HEAD' });
  expect(reply.status).toBe(404);
});

test('a range that a film does not have is answered 416 and with its size', async () => {
  for (const job of (await own.jobs.list({ states: ['queued'], limit: 100 })).jobs)
    await own.jobs.cancel(job.id);
  const id = await newJob();
  await (await claimFake(own.jobs, own)).finish(Buffer.from('0123456789'));
  const reply = await own.api(`/jobs/${id}/output`, { headers: { range: 'bytes=10-' } });
  expect(reply.headers.get('content-range')).toBe('bytes */10');
  expect(await refusal(reply)).toEqual([416, 'request.range', undefined]);
});

test('a reader with an id of another store is told how a job ended', async () => {
  const id = await newJob();
  await own.jobs.cancel(id);
  const follow = (after: string) => own.api(`/jobs/${id}/events`, { headers: { 'last-event-id': after } });
  const told = [];
  for await (const { event, data } of readSse(await follow('1000000'))) told.push([event, data['state']]);
  expect(told).toEqual([
    ['resync', undefined],
    ['job', 'cancelled'],
  ]);
  expect((await follow(await own.jobs.lastCursor())).status).toBe(204);
});

test('many requests for pictures by one connection leave nothing on it', async () => {
  const warnings: string[] = [];
  const note = ({ name }: Error) => warnings.push(name);
  process.on('warning', note);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = () =>
    new Promise<number>((resolve, reject) => {
      const path = '/api/v1/media/nothing/thumbnail';
      const headers = { authorization: `Bearer ${own.admin}` };
      httpRequest({ host: '127.0.0.1', port: own.server.port, path, headers, agent }, (reply) => {
        reply.resume().once('end', () => resolve(reply.statusCode ?? 0));
      })
        .on('error', reject)
        .end();
    });
  for (let count = 0; count < 12; count += 1) expect(await ask()).toBe(404);
  await new Promise((resolve) => setImmediate(resolve)); // warnings are told a tick later
  process.off('warning', note);
  agent.destroy();
  expect(warnings).toEqual([]);
});

test('two users may give their jobs the same name and each finds its own', async () => {
  const other = own.addKey(['read', 'submit'], { owner: 'bob' });
  const scenario = { version: '2.0', cues: [] };
  const body = JSON.stringify({ jobId: 'job-1', videoUrl: 'https://example.com/a.mp4', scenario });
  const headers = { 'content-type': 'application/json' };
  const states = [];
  for (const key of [own.user, other]) {
    const made = await compat('ecg/render', { method: 'POST', body, headers }, key);
    expect(made.status).toBe(200);
  }
  for (const key of [own.user, other, own.admin])
    states.push((await compat('ecg/api/render/job-1/status', {}, key)).status);
  expect(states).toEqual([200, 200, 200]);
});

test.each([
  [{ callbackUrl: 'https://127.0.0.1/hook' }, 'callbackUrl'],
  [{ callbackUrl: 'https://2130706433/hook' }, 'callbackUrl'],
  [{ callbackUrl: 'http://example.com/hook' }, 'callbackUrl'],
  [{ callbackUrl: 'https://user:word@example.com/hook' }, 'callbackUrl'],
  [{ sources: { a: 'https://[::ffff:169.254.169.254]/a.mp4' } }, 'sources.a'],
  [{ sources: { a: 'https://example.com:8080/a.mp4' } }, 'sources.a'],
  [{ sources: { a: 's3://b/a.mp4' } }, 'sources.a'],
  [{ output: 's3://films' }, 'output'],
])('what %j would come to is known at once and refused', async (more, path) => {
  const reply = await own.api('/jobs', { json: { scenario: SMALL_SCENARIO, ...more } });
  expect(await refusal(reply)).toEqual([422, 'request.invalid', path]);
});

test('a place of its own network is taken where the server allows it', async () => {
  const allowing = await startTestServer({ limits: { allowAddresses: ['127.0.0.1:9000'] } });
  const told = [];
  for (const callbackUrl of ['http://127.0.0.1:9000/hook', 'http://127.0.0.1:9001/hook'])
    told.push((await allowing.api('/jobs', { json: { scenario: SMALL_SCENARIO, callbackUrl } })).status);
  await allowing.close();
  expect(told).toEqual([202, 422]);
});

test('a list goes on only from where a page ended', async () => {
  expect(await refusal(await own.api('/jobs?cursor=garbage'))).toEqual([422, 'request.invalid', 'cursor']);
  expect((await own.api(`/jobs?cursor=${await newJob()}`)).status).toBe(200);
});
