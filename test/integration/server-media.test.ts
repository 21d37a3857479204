import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from './helpers/api-server.ts';
import { ffmpeg } from './helpers/ffmpeg.ts';

let own: TestServer;
let film: Buffer;
beforeAll(async () => {
  own = await startTestServer({ uploadLimitBytes: 200_000 });
  const path = join(own.dataDir, 'film.mp4');
  ffmpeg(['-f', 'lavfi', '-i', 'testsrc2=s=64x36:r=25:d=1', '-pix_fmt', 'yuv420p', path]);
  film = readFileSync(path);
});
afterAll(() => own.close());

type Upload = { id: string; source: string; error: { code: string } };
const send = async (body: string | Buffer, type = 'video/mp4', key = own.user) => {
  const init = { method: 'POST', body: body as string, key, headers: { 'content-type': type } };
  const reply = await own.api('/uploads?name=a%20film.mp4', init);
  return { status: reply.status, body: (await reply.json()) as Upload };
};
const kept = () => readdirSync(join(own.dataDir, 'uploads'));

test('a file is uploaded, probed, looked at and removed', async () => {
  const { status, body } = await send(film);
  expect(status).toBe(201);
  expect(body).toMatchObject({
    ...{
      state: 'complete',
      name: 'a film.mp4',
      owner: 'ann',
      mediaType: 'video/mp4',
      sizeBytes: film.length,
    },
    ...{ sha256: createHash('sha256').update(film).digest('hex'), source: `upload://${body.id}` },
  });
  const probed = await own.api('/media/probe', { key: own.user, json: { source: body.source } });
  const info = (await probed.json()) as Record<string, unknown>;
  expect(info).toMatchObject({
    ...{ source: body.source, kind: 'video', durationSeconds: 1 },
    video: { codec: 'h264', widthPx: 64, heightPx: 36, frameCount: 25, rate: { num: 25, den: 1 } },
  });
  expect(JSON.stringify(info)).not.toContain(own.dataDir);

  const picture = await own.api(`/media/${body.id}/thumbnail?time=0.5&width=32`, { key: own.user });
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  const decoded = ffmpeg(
    ['-f', 'mjpeg', '-i', '-', '-f', 'rawvideo', '-pix_fmt', 'gray', '-'],
    Buffer.from(await picture.arrayBuffer()),
  );
  expect(decoded.length).toBe(32 * 18);
  const late = await own.api(`/media/${body.id}/thumbnail?time=60`, { key: own.user });
  expect([late.status, ((await late.json()) as Upload).error.code]).toEqual([422, 'media.unreadable']);

  const job = await own.api('/jobs', { key: own.user, json: { url: body.source } });
  expect(job.status).toBe(202);
  expect(
    (await own.api('/media/probe', { key: own.addKey(['submit']), json: { source: body.source } })).status,
  ).toBe(404);
  expect((await own.api(`/uploads/${body.id}`, { key: own.user, method: 'DELETE' })).status).toBe(204);
  expect(kept()).toEqual([]);
  expect((await own.api('/jobs', { key: own.user, json: { url: body.source } })).status).toBe(404);
});

test.each([
  ['a playlist named as a film', '#EXTM3U\n#EXT-X-ENDLIST\n', 422, 'media.unsupported'],
  ['a page', '<html><script>alert(1)</script>', 422, 'media.unsupported'],
  ['nothing', '', 422, 'media.unsupported'],
])('%s is refused by its content and not kept', async (_what, text, status, code) => {
  const reply = await send(text);
  expect([reply.status, reply.body.error.code]).toEqual([status, code]);
  expect(kept()).toEqual([]);
});

test('a file above the limit is refused while it comes', async () => {
  const large = Buffer.concat([film, Buffer.alloc(300_000)]);
  const reply = await send(large);
  expect([reply.status, reply.body.error.code]).toEqual([413, 'request.too_large']);
  expect(kept()).toEqual([]);
});

test('an upload that breaks off leaves nothing', async () => {
  const { port } = own.server;
  const socket = connect(port, '127.0.0.1');
  const head = [
    'POST /api/v1/uploads HTTP/1.1',
    `Host: 127.0.0.1:${port}`,
    `Authorization: Bearer ${own.user}`,
  ];
  socket.write(
    [...head, 'Content-Type: video/mp4', `Content-Length: ${film.length * 10}`, '', ''].join('\r\n'),
  );
  socket.write(film);
  await expect.poll(kept).toEqual([expect.stringMatching(/\.part$/)]);
  socket.destroy();
  await expect.poll(kept).toEqual([]);
});

test('without an object store there is no presigned address', async () => {
  const reply = await own.api('/uploads/presign', { key: own.user, json: { sizeBytes: 10 } });
  expect([reply.status, ((await reply.json()) as Upload).error.code]).toEqual([501, 'feature.unsupported']);
});

test('paths of the server are probed for admins only', async () => {
  const json = { source: join(own.dataDir, 'film.mp4') };
  expect((await own.api('/media/probe', { json })).status).toBe(200);
  expect((await own.api('/media/probe', { key: own.user, json })).status).toBe(422);
});

test('what a probe fails with names the upload and no path of the server', async () => {
  // the first bytes of a video, and nothing that could be read
  const { body } = await send(Buffer.concat([film.subarray(0, 64), Buffer.alloc(5000, 7)]));
  const reply = await own.api('/media/probe', { key: own.user, json: { source: body.source } });
  const text = await reply.text();
  expect([reply.status, text.includes(body.source), text.includes(own.dataDir)]).toEqual([422, true, false]);
  expect(text).toContain('media.unreadable');
});
