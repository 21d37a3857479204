import { once } from 'node:events';
import { beforeEach, expect, test } from 'vitest';
import WebSocket from 'ws';
import { adapterClient, adapterServer, filmUrl, lastJob, NOW } from './helpers/adapter-client.ts';
import { claimFake } from './helpers/fake-runner.ts';

/** The requests of Reel Ballers' front end as it sends them: the socket first, with an id of its own, then the render. */
const { own, call } = await adapterServer();
const bobKey = own.addKey(['read', 'submit'], { owner: 'bob' });
const bob = adapterClient(own, bobKey);
beforeEach(async () => {
  for (const { id } of (await own.jobs.list({ states: ['queued'], limit: 500 })).jobs)
    await own.jobs.cancel(id);
});

const VIDEO = Buffer.concat([
  Buffer.from([0, 0, 0, 24]),
  Buffer.from('ftypisom\0\0\x02\0isommp42'),
  Buffer.alloc(64),
]);
const upload = async (project: number) => {
  const wanted = { filename: 'a.mp4', project_id: project };
  const { body } = await call('POST', '/api/videos/upload-url', wanted);
  await fetch(String(body['upload_url']), { method: 'PUT', body: VIDEO });
};
/** As the front end keeps text: a region with its elements. */
const REGION = {
  ...{ id: 'r1', startTime: 0.5, endTime: 2, enabled: true },
  elements: [
    { spec: { text: 'Goal!', position: { x: 0.5, y: 0.1 } } },
    { spec: { text: 'No. 9', position: { x: 0.5, y: 0.8 } } },
  ],
};
const render = (exportId: string, change: object = {}) =>
  call('POST', '/api/export/render-overlay', {
    ...{ project_id: 7, export_id: exportId, effect_type: 'dark_overlay', text_layers: [REGION], ...change },
  });
function listen(exportId: string, key: string) {
  const messages: Record<string, unknown>[] = [];
  const address = `${own.server.address.replace('http', 'ws')}/ws/export/${exportId}`;
  const socket = new WebSocket(address, { headers: { authorization: `Bearer ${key}` } });
  socket.on('message', (data: Buffer) =>
    messages.push(JSON.parse(data.toString()) as Record<string, unknown>),
  );
  return { socket, messages, opened: once(socket, 'open'), closed: once(socket, 'close') };
}

test('a socket that was opened before the render is told all of it, and nobody else’s', async () => {
  await upload(7);
  const [mine, others] = [listen('exp-1', own.user), listen('exp-1', bobKey)];
  await Promise.all([mine.opened, others.opened]);
  mine.socket.send('ping');
  const accepted = await render('exp-1');
  expect([accepted.status, accepted.body]).toMatchObject([
    202,
    { status: 'accepted', export_id: 'exp-1', websocket_url: '/ws/export/exp-1', warnings: [] },
  ]);
  await expect.poll(() => mine.messages.length).toBe(1); // it waits, and is told so before it is worked on
  const work = await claimFake(own.jobs, own);
  await work.progress(50);
  await work.finish(Buffer.from('film'));
  await mine.closed;
  expect([mine.messages[0], mine.messages.at(-1)]).toMatchObject([
    { job_id: 'exp-1', status: 'pending', progress: 0, message: 'Waiting', projectId: 7, type: 'overlay' },
    { status: 'complete', progress: 100, done: true, output_url: filmUrl(own, work.id) },
  ]);
  expect(others.messages).toEqual([]);
  others.socket.close();
  await others.closed;
});

test('health is answered under the prefix without a key', async () => {
  for (const path of ['/health', '/api/health']) {
    const reply = await fetch(`${own.server.address}/compat/reel-ballers${path}`);
    expect([reply.status, await reply.json()]).toEqual([200, { status: 'healthy' }]);
  }
});

test('each element of a text region is a cue of its own', async () => {
  await upload(7);
  await render('exp-2');
  const { cues } = (await lastJob(own)).request.scenario as { cues: object[] };
  expect(cues).toMatchObject([
    { id: 'r1-1', text: 'Goal!', start: 0.5, end: 2, layout: { y: 0.1 } },
    { id: 'r1-2', text: 'No. 9', start: 0.5, end: 2, layout: { y: 0.8 } },
  ]);
});

test('the same export is asked for twice and made once; another owner’s by that name is another one', async () => {
  await upload(7);
  await render('exp-3');
  const { id } = await lastJob(own);
  const again = await render('exp-3');
  expect([again.status, again.body['job_id'], (await lastJob(own)).id]).toEqual([202, id, id]);
  expect((await render('exp-3', { project_id: 8 })).status).toBe(409);
  expect((await bob('GET', '/api/exports/exp-3')).status).toBe(404);
});

test('exports are listed while they run and once they ended, until their end was seen', async () => {
  await upload(9);
  await render('exp-4', { project_id: 9 });
  const { id } = await lastJob(own);
  const entry = {
    ...{ job_id: 'exp-4', project_id: 9, project_name: null, type: 'overlay', error: null },
    ...{ output_video_id: null, game_id: null, game_name: null, created_at: NOW },
  };
  const waiting = { output_filename: null, output_url: null, started_at: null, completed_at: null };
  expect((await call('GET', '/api/exports/active')).body).toEqual({
    exports: [{ ...entry, ...waiting, status: 'pending' }],
  });
  expect((await call('GET', '/api/exports/exp-4/modal-status')).body).toMatchObject({ status: 'not_modal' });
  await (await claimFake(own.jobs, own)).finish(Buffer.from('film'));
  const done = {
    ...{ ...entry, status: 'complete', started_at: NOW, completed_at: NOW },
    ...{ output_filename: `${id}.mp4`, output_url: filmUrl(own, id) },
  };
  expect((await call('GET', '/api/exports/exp-4')).body).toEqual(done);
  expect((await call('GET', '/api/exports/project/9')).body).toEqual({ exports: [done] });
  const newsOf = async () =>
    ((await call('GET', '/api/exports/unacknowledged')).body['exports'] as { job_id: string }[]).map(
      ({ job_id }) => job_id,
    );
  expect([await newsOf(), (await bob('GET', '/api/exports/unacknowledged')).body]).toEqual([
    expect.arrayContaining(['exp-4']),
    { exports: [] },
  ]);
  expect((await call('POST', '/api/exports/acknowledge', ['exp-4'])).body).toEqual({ acknowledged: 1 });
  expect(await newsOf()).not.toContain('exp-4');
  const json = { 'content-type': 'application/json' };
  await call('POST', '/api/exports/acknowledge', undefined, json);
  expect([await newsOf(), (await call('GET', '/api/exports/recent?hours=1')).status]).toEqual([[], 200]);
});

test('an export is cancelled by DELETE', async () => {
  await upload(7);
  await render('exp-5');
  const json = { 'content-type': 'application/json' };
  expect((await call('DELETE', '/api/exports/exp-5', undefined, json)).body).toEqual({
    ...{ message: 'Export job cancelled', modal_cancelled: false },
  });
  expect((await call('GET', '/api/exports/exp-5')).body).toMatchObject({
    status: 'error',
    error: 'cancelled',
  });
});

test('what the original reads from its own database, draws by other means or takes as a form is 501 with paths', async () => {
  await upload(7);
  const pathsOf = ({ status, body }: Awaited<ReturnType<typeof call>>) => {
    const { problems = [] } = body['details'] as { problems?: { path: string }[] };
    return [status, ...problems.map(({ path }) => path)];
  };
  const moving = { start_time: 0, end_time: 2, keyframes: [{ time: 0, x: 1, y: 1, radiusX: 5, radiusY: 9 }] };
  const crop = { frame: 0, x: 0, y: 0, width: 205, height: 365, origin: 'user' };
  const framing = { project_id: 7, export_id: 'exp-6', export_mode: 'fast' };
  expect([
    pathsOf(await render('exp-6', { text_layers: undefined })),
    pathsOf(await render('exp-6', { highlight_regions: [moving] })),
    pathsOf(await call('POST', '/api/export/render', framing)),
    pathsOf(await call('POST', '/api/export/render', { ...framing, crop_keyframes: [crop] })),
    pathsOf(await call('POST', '/api/export/multi-clip', undefined)),
  ]).toEqual([
    [501, 'text_layers', 'highlight_regions'],
    [501, 'highlight_regions[0].keyframes'],
    [501, 'crop_keyframes'],
    [501, 'timeline[0].framing'],
    [501],
  ]);
  const form = new FormData();
  form.append('export_id', 'exp-7');
  const sent = await fetch(`${own.server.address}/api/export/multi-clip`, {
    ...{ method: 'POST', body: form, headers: { authorization: `Bearer ${own.user}` } },
  });
  expect(sent.status).toBe(501);
});
