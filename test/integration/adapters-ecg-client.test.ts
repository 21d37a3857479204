import { expect, test } from 'vitest';
import { adapterClient, adapterServer, filmUrl, NOW } from './helpers/adapter-client.ts';
import { claimFake } from './helpers/fake-runner.ts';

/** The requests of ECG's page and backend as they send them: one set of headers, no redirects, a bare download. */
const { own } = await adapterServer();
const ALWAYS = { 'content-type': 'application/json' };
const as = (owner: string) => adapterClient(own, own.addKey(['read', 'submit'], { owner }));
const BASE = '/compat/ecg';

const SCENARIO = { version: '2.0', cues: [{ root: { eType: 'text', text: 'Hi', displayTime: [0, 1] } }] };
const create = async (call: ReturnType<typeof as>, file: string) => {
  const body = { videoUrl: `https://media.example.com/${file}`, scenario: SCENARIO };
  return String((await call('POST', `${BASE}/api/render/create`, body)).body['jobId']);
};

test('the export of the page ends with a file that a plain link gets', async () => {
  const ann = as('ann');
  const jobId = await create(ann, 'my%20talk.mp4');
  const work = await claimFake(own.jobs, own);
  await work.finish(Buffer.from('the film'));
  const { body } = await ann('GET', `${BASE}/api/render/${jobId}/status`, undefined, ALWAYS);
  expect(body).toMatchObject({ status: 'completed', downloadUrl: filmUrl(own, work.id) });
  const film = await fetch(String(body['downloadUrl']), { redirect: 'error' });
  expect([film.status, await film.text()]).toEqual([200, 'the film']);
});

test('the time that is left is told in whole seconds', async () => {
  const ann = as('ann');
  const jobId = await create(ann, 'a.mp4');
  const job = await own.jobs.claim('fake');
  await own.jobs.progress(job?.id ?? '', 'fake', {
    ...{ phase: 'rendering', percent: 10, frames: 3, totalFrames: 30, fps: 1, etaSeconds: 75.5 },
  });
  const { body } = await ann('GET', `${BASE}/api/render/${jobId}/status`);
  await own.jobs.cancel(job?.id ?? '');
  expect(body['estimatedTimeRemaining']).toBe(76);
});

test('cancelling says success, and errors say what the page looks for', async () => {
  const ann = as('ann');
  const jobId = await create(ann, 'a.mp4');
  const cancelled = await ann('POST', `${BASE}/api/render/${jobId}/cancel`, undefined, ALWAYS);
  const again = await ann('POST', `${BASE}/api/render/${jobId}/cancel`, undefined, ALWAYS);
  const missing = await ann('GET', `${BASE}/api/render/none/status`, undefined, ALWAYS);
  expect([cancelled.status, cancelled.body['success'], again.status]).toEqual([200, true, 409]);
  expect([missing.status, missing.body['detail']]).toEqual([
    404,
    { error: 'JOB_NOT_FOUND', message: 'there is no job none', code: 'JOB_NOT_FOUND' },
  ]);
});

test('the history is a list of the caller’s own renders, as many as asked for, others between them or not', async () => {
  const [cat, dan] = [as('cat'), as('dan')];
  const first = await create(cat, 'my%20talk.mp4');
  const work = await claimFake(own.jobs, own);
  await work.finish(Buffer.from('the film'));
  await create(cat, 'second.mov');
  const native = {
    scenario: { cueframe: 1, stage: { width: 64, height: 36, frameRate: 10, duration: 1 }, cues: [] },
  };
  const key = own.addKey(['read', 'submit'], { owner: 'cat' });
  for (let count = 0; count < 3; count += 1) await own.api('/jobs', { key, json: native });
  await create(dan, 'dans.mp4');
  const all = await cat('GET', `${BASE}/api/render/history?limit=10`, undefined, ALWAYS);
  const one = await cat('GET', `${BASE}/api/render/history?limit=1`, undefined, ALWAYS);
  const items = all.body as unknown as object[];
  expect([items.length, (one.body as unknown as object[]).length]).toEqual([2, 1]);
  expect(items[0]).toMatchObject({ videoName: 'second', status: 'queued', downloadUrl: null });
  expect(items[1]).toEqual({
    ...{ jobId: first, videoName: 'my talk', status: 'completed', createdAt: NOW, completedAt: NOW },
    ...{ downloadUrl: filmUrl(own, work.id), fileSize: 8, duration: 1 },
  });
  expect((await cat('GET', `${BASE}/api/render/history?limit=0`)).status).toBe(422);
});

test('the state of the queue counts the caller’s own jobs; an admin’s those of all', async () => {
  const [eve, fay] = [as('eve'), as('fay')];
  await create(eve, 'a.mp4');
  await create(eve, 'b.mp4');
  await create(fay, 'c.mp4');
  const queueOf = async (call: typeof eve) => (await call('GET', `${BASE}/queue/status`)).body['queue_size'];
  const admin = await queueOf(adapterClient(own, own.admin));
  expect([await queueOf(eve), await queueOf(fay), Number(admin) >= 3]).toEqual([2, 1, true]);
  expect((await eve('POST', `${BASE}/api/render/queue/clear`, undefined, ALWAYS)).body).toMatchObject({
    cleared: 2,
  });
  expect([await queueOf(eve), await queueOf(fay)]).toEqual([0, 1]);
});

test('the backend’s health check and render are answered 200', async () => {
  const health = await fetch(`${own.server.address}${BASE}/health`);
  expect([health.status, await health.json()]).toEqual([200, { status: 'healthy' }]);
  const render = {
    jobId: 'b1',
    videoUrl: 'https://media.example.com/a.mp4',
    scenario: SCENARIO,
    options: {},
  };
  expect((await as('gus')('POST', `${BASE}/render`, render)).status).toBe(200);
});
