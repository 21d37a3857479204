import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SMALL_SCENARIO, startTestServer, type TestServer } from './helpers/api-server.ts';
import { claimFake } from './helpers/fake-runner.ts';
import { readSse } from './helpers/read-sse.ts';

let own: TestServer;
beforeAll(async () => {
  own = await startTestServer({ limits: { requestsPerMinuteWithKey: 100_000 } });
});
afterAll(() => own.close());

type Body = Record<string, unknown> & {
  error: { code: string; message: string; details: Record<string, unknown> };
};
const bodyOf = async (response: Response) => (await response.json()) as Body;

test('a job is submitted, followed to its end and its film fetched whole and in part', async () => {
  const { api, jobs, dataDir, user } = own;
  const made = await api('/jobs', { key: user, json: { scenario: SMALL_SCENARIO, priority: 9 } });
  const job = await bodyOf(made);
  expect([made.status, made.headers.get('location')]).toEqual([202, `/api/v1/jobs/${job['id']}`]);
  expect(job).toMatchObject({ state: 'queued', title: 'small', owner: 'ann', priority: 9, result: null });

  const stream = await api(`/jobs/${job['id']}/events`, { key: user });
  const events = readSse(stream);
  expect((await events.next()).value).toMatchObject({
    event: 'job',
    data: { id: job['id'], state: 'queued' },
  });
  const work = await claimFake(jobs, { dataDir });
  await work.progress(50);
  await work.finish(Buffer.from('0123456789'));
  const told = [];
  for await (const { event, data } of events)
    told.push(event === 'state' ? `${String(data['from'])} -> ${String(data['to'])}` : event);
  expect(told.filter((one) => one !== 'progress')).toEqual(['queued -> running', 'running -> done']);

  const done = await bodyOf(await api(`/jobs/${job['id']}`, { key: user }));
  expect(done).toMatchObject({ state: 'done', result: { outputUrl: `/api/v1/jobs/${job['id']}/output` } });
  expect(JSON.stringify(done)).not.toContain(dataDir);
  const whole = await api(`/jobs/${job['id']}/output`, { key: user });
  expect([whole.status, await whole.text()]).toEqual([200, '0123456789']);
  const part = await api(`/jobs/${job['id']}/output`, { key: user, headers: { range: 'bytes=2-4' } });
  expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
    206,
    'bytes 2-4/10',
    '234',
  ]);

  const etag = part.headers.get('etag') ?? '';
  const again = async (headers: Record<string, string>) => {
    const answer = await api(`/jobs/${job['id']}/output`, { key: user, headers });
    return [answer.status, await answer.text()];
  };
  expect([
    await again({ 'if-none-match': etag }),
    await again({ range: 'bytes=2-4', 'if-range': etag }),
    await again({ range: 'bytes=2-4', 'if-range': '"another"' }),
    whole.headers.get('content-disposition'),
  ]).toEqual([
    [304, ''],
    [206, '234'],
    [200, '0123456789'],
    `attachment; filename="${job['id']}.mp4"; filename*=UTF-8''${job['id']}.mp4`,
  ]);

  const removed = await api(`/jobs/${job['id']}`, { key: user, method: 'DELETE' });
  expect([removed.status, (await api(`/jobs/${job['id']}`)).status]).toEqual([204, 404]);
});

test('a job shows its kind, and one of a kind that is not known is refused before anything else', async () => {
  const ask = (json: object) => own.api('/jobs', { json });
  const made = await bodyOf(await ask({ kind: 'render', scenario: SMALL_SCENARIO }));
  const left = await bodyOf(await ask({ scenario: SMALL_SCENARIO }));
  const listed = (await bodyOf(await own.api('/jobs?limit=2'))) as unknown as { jobs: Body[] };
  expect([made, left, ...listed.jobs].map(({ kind }) => kind)).toEqual(Array(4).fill('render'));
  const refused = await ask({ kind: 'transcribe', scenario: SMALL_SCENARIO });
  expect(refused.status).toBe(422);
  expect((await bodyOf(refused)).error).toMatchObject({
    code: 'job.kind_unknown',
    message: 'there are no jobs of the kind transcribe',
    details: { kind: 'transcribe', kinds: ['render'] },
  });
});

test('a job is paused, resumed, given another priority, cancelled and tried again', async () => {
  const { api } = own;
  const { id } = await bodyOf(await api('/jobs', { json: { scenario: SMALL_SCENARIO } }));
  const act = async (action: string) => {
    const response = await api(`/jobs/${id}/${action}`, { method: 'POST' });
    const body = await bodyOf(response);
    return response.ok ? body['state'] : body.error.code;
  };
  expect(await act('resume')).toBe('job.transition');
  expect(await act('pause')).toBe('paused');
  expect(await act('resume')).toBe('queued');
  const patched = await api(`/jobs/${id}`, { method: 'PATCH', json: { priority: 1 } });
  expect(await bodyOf(patched)).toMatchObject({ priority: 1 });
  expect((await bodyOf(await api(`/jobs/${id}`, { method: 'DELETE' }))).error.code).toBe('job.transition');
  expect(await act('cancel')).toBe('cancelled');
  expect(await act('retry')).toBe('queued');
  expect(await act('cancel')).toBe('cancelled');
  expect(await bodyOf(await api(`/jobs/${id}/segments`))).toEqual({ segments: [] });
});

test('every problem of a scenario is answered with its path', async () => {
  const cues = [{ type: 'text', text: 'x', start: 2, end: 1 }, { type: 'nonsense' }];
  const response = await own.api('/jobs', { json: { scenario: { ...SMALL_SCENARIO, cues } } });
  const { error } = await bodyOf(response);
  expect([response.status, error.code]).toEqual([422, 'scenario.invalid']);
  const paths = (error.details['problems'] as { path: string }[]).map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining(['cues[0].end', 'cues[1].type']));
});

test.each([
  [{}, 'give exactly one of scenario, projectId and url'],
  [
    { scenario: SMALL_SCENARIO, url: 'https://a.test/a.mp4' },
    'give exactly one of scenario, projectId and url',
  ],
  [{ scenario: SMALL_SCENARIO, priority: 11 }, 'priority'],
  [{ scenario: SMALL_SCENARIO, nonsense: 1 }, 'nonsense'],
  [{ scenario: SMALL_SCENARIO, callbackUrl: 'http://a.test' }, 'callbackUrl'],
])('a request that is not as the contract has it is refused: %j', async (json, text) => {
  const response = await own.api('/jobs', { json });
  const { error } = await bodyOf(response);
  expect([response.status, error.code]).toEqual([422, 'request.invalid']);
  expect(error.message).toContain(text);
});

test.each([
  ['/etc/passwd', false],
  ['a.mp4', false],
  ['file:///etc/passwd', false],
  ['concat:a|b', false],
  ['http://a.test/a.mp4', false],
  ['https://a.test/a.mp4', true],
  ['s3://bucket/a.mp4', true],
])('a key without admin may name %s as a source: %s', async (url, isAllowed) => {
  const response = await own.api('/jobs', { key: own.user, json: { url } });
  expect(response.status).toBe(isAllowed ? 202 : 422);
  const output = await own.api('/jobs', { key: own.user, json: { scenario: SMALL_SCENARIO, output: url } });
  expect(output.status).toBe(url.startsWith('s3:') ? 202 : 422);
});

test('an admin names files of the server, relative ones with their folder', async () => {
  const status = async (more: object) => (await own.api('/jobs', { json: { url: 'a.mp4', ...more } })).status;
  expect(await status({})).toBe(422);
  expect(await status({ baseDir: '/films' })).toBe(202);
  expect(await status({ sources: { video: '/films/a.mp4' } })).toBe(202);
  expect(await status({ url: '/films/a.mp4', output: '/films/b.mp4' })).toBe(202);
  expect(
    (await own.api('/jobs', { key: own.user, json: { url: 'https://a.test/a', baseDir: '/' } })).status,
  ).toBe(403);
});

test('the same Idempotency-Key gives the same job, and another request with it is refused', async () => {
  const send = (title: string, key = own.user) =>
    own.api('/jobs', {
      key,
      json: { scenario: SMALL_SCENARIO, title },
      headers: { 'idempotency-key': 'once' },
    });
  const [first, second, other] = [await send('a'), await send('a'), await send('b')];
  const ids = [(await bodyOf(first))['id'], (await bodyOf(second))['id']];
  expect(ids[0]).toBe(ids[1]);
  expect([first, second].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true']);
  expect([other.status, (await bodyOf(other)).error.code]).toEqual([409, 'job.conflict']);
  const ofAnotherKey = await bodyOf(await send('b', own.addKey(['submit'], { owner: 'ann' })));
  expect(ofAnotherKey['id']).not.toBe(ids[0]);
});

test('a key may have so many jobs waiting and no more', async () => {
  const key = own.addKey(['submit'], { queuedJobLimit: 2 });
  const send = async () => (await own.api('/jobs', { key, json: { scenario: SMALL_SCENARIO } })).status;
  expect([await send(), await send(), await send()]).toEqual([202, 202, 429]);
});

test('lists go page by page, by owner and state, latest first', async () => {
  const { api, addKey } = own;
  const key = addKey(['read', 'submit'], { owner: 'lister' });
  const ids: string[] = [];
  for (let made = 0; made < 5; made += 1)
    ids.unshift(
      (await bodyOf(await api('/jobs', { key, json: { scenario: SMALL_SCENARIO } })))['id'] as string,
    );
  await api(`/jobs/${ids[1]}/cancel`, { key, method: 'POST' });
  const page = async (query: string, by = key) => {
    const body = await bodyOf(await api(`/jobs?${query}`, { key: by }));
    const jobs = body['jobs'] as { id: string }[];
    return { ids: jobs.map(({ id }) => id), next: body['nextCursor'] as string | null };
  };
  const first = await page('limit=3');
  const rest = await page(`limit=3&cursor=${first.next}`);
  expect([first.ids, rest]).toEqual([ids.slice(0, 3), { ids: ids.slice(3), next: null }]);
  expect((await page('state=cancelled')).ids).toEqual([ids[1]]);
  expect((await page('state=cancelled&state=queued')).ids).toEqual(ids);
  expect((await page('owner=lister', own.admin)).ids).toEqual(ids);
  expect((await api('/jobs?owner=ann', { key })).status).toBe(403);
});

test('projects are kept, changed by version and made into jobs', async () => {
  const { api, user } = own;
  const json = { name: 'first', scenario: { cueframe: 1, cues: [{ type: 'text' }] } };
  const made = await api('/projects', { key: user, json });
  const project = await bodyOf(made);
  expect([made.status, made.headers.get('etag')]).toEqual([201, '"1"']);
  expect(project['problems']).not.toEqual([]);
  const put = (etag: string) =>
    api(`/projects/${project['id']}`, {
      key: user,
      method: 'PUT',
      json: { scenario: SMALL_SCENARIO },
      headers: { 'if-match': etag },
    });
  expect(
    (await bodyOf(await api('/jobs', { key: user, json: { projectId: project['id'] } }))).error.code,
  ).toBe('scenario.invalid');
  const changed = await put('"1"');
  expect([changed.headers.get('etag'), (await bodyOf(changed))['problems']]).toEqual(['"2"', []]);
  expect((await put('"1"')).status).toBe(412);
  const job = await bodyOf(await api('/jobs', { key: user, json: { projectId: project['id'] } }));
  expect(job).toMatchObject({ state: 'queued', projectId: project['id'], title: 'small' });
  const list = await bodyOf(await api('/projects', { key: user }));
  expect(list['projects']).toEqual([
    expect.objectContaining({ id: project['id'], name: 'first', version: 2 }),
  ]);
  expect((await api(`/projects/${project['id']}`, { key: own.addKey(['read']) })).status).toBe(404);
});

test('what a scenario may name is listed', async () => {
  const names = async (path: string, key: string) => (await bodyOf(await own.api(path)))[key] as unknown[];
  expect(await names('/fonts', 'fonts')).toContainEqual({
    family: 'Inter',
    weights: '100 900',
    styles: ['normal', 'italic'],
  });
  expect(await names('/transitions', 'transitions')).toContain('dissolve');
  expect(await names('/presets', 'presets')).toContainEqual({ name: 'high', crf: 23, speed: 'medium' });
});

test('health needs no key, its parts do; metrics count jobs', async () => {
  const { api } = own;
  const health = async (path: string, key: string | null) => {
    const response = await api(path, { key });
    return [response.status, (await bodyOf(response))['status'] ?? null];
  };
  expect(await health('/health', null)).toEqual([200, 'ok']);
  for (const part of ['db', 'queue', 'storage']) {
    expect(await health(`/health/${part}`, own.user)).toEqual([200, 'ok']);
    expect((await health(`/health/${part}`, null))[0]).toBe(401);
  }
  const metrics = await (await api('/metrics')).text();
  expect(metrics).toMatch(/^cueframe_jobs\{state="queued"\} [1-9]/m);
  expect(metrics).toMatch(
    /cueframe_http_request_seconds_count\{method="POST",route="\/api\/v1\/jobs",status="202"\} \d+/,
  );
});

test('nothing is left in the uploads folder by refused requests', () => {
  expect(readdirSync(own.dataDir)).not.toContain('uploads');
});
