import { expect, test } from 'vitest';
import { adapterClient, adapterServer, lastJob } from './helpers/adapter-client.ts';

/** Two owners who choose the same names: neither sees, takes, hides or replaces what is the other's. */
const { own, call: ann } = await adapterServer();
const bob = adapterClient(own, own.addKey(['read', 'submit'], { owner: 'bob' }));
const admin = adapterClient(own, own.admin);

const VIDEO = Buffer.concat([
  Buffer.from([0, 0, 0, 24]),
  Buffer.from('ftypisom\0\0\x02\0isommp42'),
  Buffer.alloc(64),
]);
const LAYER = { startTime: 0, endTime: 1, spec: { text: 'Goal!' } };
type Call = typeof ann;

const addressFor = async (call: Call, jobId: string) => {
  const wanted = { filename: 'a.mp4', job_id: jobId, project_id: 7 };
  return String((await call('POST', '/api/videos/upload-url', wanted)).body['upload_url']);
};
const put = async (address: string) => (await fetch(address, { method: 'PUT', body: VIDEO })).status;
const render = async (call: Call, key: string) => {
  const params = { text_layers: [LAYER] };
  const job = { project_id: 7, type: 'overlay', input_video_key: key, params };
  return (await call('POST', '/api/jobs', job)).status;
};

test('a video goes to the owner of the address it was put to, whoever asked for the same job id since', async () => {
  const address = await addressFor(ann, '42');
  await addressFor(bob, '42');
  expect(await put(address)).toBe(200);
  expect([await render(ann, 'input/42/video.mp4'), await render(bob, 'input/42/video.mp4')]).toEqual([
    201, 404,
  ]);
});

test('a finished video stays when its key is asked for again, by another owner and by its own', async () => {
  expect(await put(await addressFor(ann, '43'))).toBe(200);
  await addressFor(bob, '43');
  await addressFor(ann, '43');
  expect(await render(ann, 'input/43/video.mp4')).toBe(201);
});

test('a list and a project’s last video are found among any number of another owner’s', async () => {
  const lecture = { filename: 'mine.mp4', user_id: 'ann' };
  await ann('POST', '/compat/thakii/upload', lecture);
  expect(await put(await addressFor(ann, '44'))).toBe(200);
  const { adapterRecords: records } = own.services;
  const flood = (count: number) => {
    const record = { owner: 'bob', createdAtMs: 0 };
    records?.put('thakii', { ...record, id: `lecture ${count}`, body: { filename: 'x', userId: 'bob' } });
    records?.put('reel-ballers', {
      ...record,
      id: `video:${count}`,
      body: { projectId: '7', uploadId: 'u' },
    });
  };
  own.database.write(() => Array.from({ length: 1001 }, (_, count) => flood(count)));
  const { body } = await ann('GET', '/list');
  expect((body['videos'] as { filename: string }[]).map(({ filename }) => filename)).toEqual(['mine.mp4']);
  expect((await ann('GET', '/list/bob')).body).toMatchObject({ videos: [], total: 0 });
  expect((await ann('POST', '/overlay', { project_id: 7, text_layers: [LAYER] })).status).toBe(201);
  expect((await bob('GET', '/list')).body).toMatchObject({ total: 1000 });
});

test('each owner has projects of its own by the same id, and an admin names whose it means', async () => {
  const projectOf = (userId: string, text: string) => ({
    ...{ projectId: 'p1', userId, title: text, width: 64, height: 36, frameRate: 10 },
    frames: [{ frameNumber: 0, layers: [{ type: 'text', text }] }],
  });
  const answers = [
    await ann('POST', '/api/v1/render/projects', projectOf('ann', 'Ann’s')),
    await bob('POST', '/api/v1/render/jobs', { projectId: 'p1', userId: 'bob' }),
    await bob('POST', '/api/v1/render/projects', projectOf('bob', 'Bob’s')),
    await bob('POST', '/api/v1/render/jobs', { projectId: 'p1', userId: 'bob' }),
  ];
  const titles = [(await lastJob(own)).request.title];
  answers.push(await ann('POST', '/api/v1/render/jobs', { projectId: 'p1', userId: 'ann' }));
  titles.push((await lastJob(own)).request.title);
  answers.push(await admin('POST', '/api/v1/render/jobs', { projectId: 'p1', userId: 'bob' }));
  titles.push((await lastJob(own)).request.title);
  expect([answers.map(({ status }) => status >= 400), titles]).toEqual([
    [false, true, false, false, false, false],
    ['Bob’s', 'Ann’s', 'Bob’s'],
  ]);
});
