import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readPublicUrl } from '../../src/server/start-server.ts';
import { FILM_SECRET, SMALL_SCENARIO, startTestServer } from './helpers/api-server.ts';
import { claimFake } from './helpers/fake-runner.ts';

const NOW_MS = Date.UTC(2026, 0, 2, 3);
const SITE = 'https://captions.example.org';
const own = await startTestServer({
  now: () => NOW_MS,
  allowedOrigins: [SITE],
  limits: { requestsPerMinuteWithoutKey: 4, requestsPerMinuteWithKey: 100_000 },
  services: { publicUrl: readPublicUrl('https://films.example.org/') },
});
afterAll(() => own.close());

const filmed = async (film: string) => {
  await own.api('/jobs', { json: { scenario: SMALL_SCENARIO } });
  const work = await claimFake(own.jobs, own);
  await work.finish(Buffer.from(film));
  return work.id;
};
/** Signed as docs/adapters.md says. */
const addressOf = (id: string, { seconds = 60, secret = FILM_SECRET } = {}) => {
  const signed = `/api/v1/films/${id}?expires=${NOW_MS / 1000 + seconds}`;
  return `${signed}&signature=${createHmac('sha256', secret).update(signed).digest('hex')}`;
};
const get = (path: string, init: RequestInit = {}) => fetch(own.server.address + path, init);
const askedAs = async (host: string) => {
  const sent = httpRequest(`${own.server.address}/health`, { headers: { host } }).end();
  const [reply] = (await once(sent, 'response')) as [IncomingMessage];
  reply.resume();
  return reply.statusCode;
};
const refusalOf = async (path: string) => {
  const reply = await get(path);
  return [reply.status, ((await reply.json()) as { error: { code: string } }).error.code];
};

test('a signed address gives the film without any header, whole, in ranges and to pages of allowed sites', async () => {
  const path = addressOf(await filmed('a whole film'));
  const whole = await get(path);
  const part = await get(path, { headers: { range: 'bytes=2-6' } });
  const head = await get(path, { method: 'HEAD' });
  const page = await get(path, { headers: { origin: SITE } });
  expect([whole.status, await whole.text(), whole.headers.get('content-disposition')]).toEqual([
    200,
    'a whole film',
    expect.stringMatching(/^attachment; filename="job_\w+\.mp4"/),
  ]);
  expect([part.status, await part.text()]).toEqual([206, 'whole']);
  expect([head.status, head.headers.get('content-length')]).toEqual([200, '12']);
  expect([page.status, page.headers.get('access-control-allow-origin')]).toEqual([200, SITE]);
});

test('a folder of pictures is sent as one archive, by its address and with a key', async () => {
  const id = await filmed('to be a folder');
  const output = (await own.jobs.get(id))?.result?.output ?? '';
  rmSync(output);
  mkdirSync(output);
  for (const name of ['000000.png', '000001.png']) writeFileSync(join(output, name), `picture ${name}`);
  const path = addressOf(id);
  const [reply, head] = [await get(path), await get(path, { method: 'HEAD' })];
  const archive = Buffer.from(await reply.arrayBuffer());
  expect([reply.status, head.status, reply.headers.get('content-type')]).toEqual([
    200,
    200,
    'application/zip',
  ]);
  expect([Number(reply.headers.get('content-length')), Number(head.headers.get('content-length'))]).toEqual([
    archive.length,
    archive.length,
  ]);
  expect(reply.headers.get('content-disposition')).toContain(`filename="${id}.zip"`);
  // stored as they are: what is in it can be read between its records
  for (const name of ['000000.png', '000001.png'])
    expect(archive.includes(`${id}/${name}picture ${name}`)).toBe(true);
  const withKey = await own.api(`/jobs/${id}/output`);
  expect(withKey.status).toBe(200);
});

test('an address is for one film, for its time and of this server; those that are not are counted as keyless', async () => {
  const [id, other] = [await filmed('one'), await filmed('two')];
  const good = addressOf(id);
  const forged = [
    good.replace(id, other),
    addressOf(id, { secret: 'guessed' }),
    good.replace(/signature=.*/, 'signature=00'),
    addressOf(id, { seconds: -1 }),
  ];
  const refusals = [];
  for (const path of forged) refusals.push(await refusalOf(path));
  expect(refusals).toEqual(forged.map(() => [403, 'film.refused']));
  expect(await refusalOf(addressOf(id, { secret: 'again' }))).toEqual([429, 'rate.limited']);
  const answers = [];
  for (let count = 0; count < 10; count += 1) answers.push((await get(good)).status);
  expect(answers).toEqual(Array.from({ length: 10 }, () => 200)); // a good one is counted by its film
});

test('a film that is not there yet, or not any more, is said to be so', async () => {
  const made = await own.api('/jobs', { json: { scenario: SMALL_SCENARIO } });
  const { id } = (await made.json()) as { id: string };
  const waiting = await refusalOf(addressOf(id));
  await own.jobs.cancel(id);
  await own.jobs.remove(id);
  expect([waiting, await refusalOf(addressOf(id))]).toEqual([
    [409, 'job.transition'],
    [404, 'job.not_found'],
  ]);
});

test('the public address is one that others can reach, and its host may be asked by', async () => {
  expect([
    readPublicUrl('https://films.example.org/'),
    readPublicUrl('http://films.example.org:8080/cueframe/'),
  ]).toEqual(['https://films.example.org', 'http://films.example.org:8080/cueframe']);
  for (const text of [
    'films.example.org',
    'ftp://a.example',
    'https://a.example/?b',
    'https://u:p@a.example',
  ])
    expect(() => readPublicUrl(text)).toThrow(/the public address is like/);
  expect([await askedAs('films.example.org'), await askedAs('other.example.org')]).toEqual([200, 403]);
});
