import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { replyWithFile, type FileRequest } from './file-reply.ts';

const folder = mkdtempSync(join(tmpdir(), 'cueframe-file-reply-'));
const path = join(folder, 'film.mp4');
const CHANGED = new Date('2026-01-02T03:04:05.500Z');
const LAST_MODIFIED = 'Fri, 02 Jan 2026 03:04:05 GMT';
beforeAll(() => {
  writeFileSync(path, '0123456789');
  utimesSync(path, CHANGED, CHANGED);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function ask(request: FileRequest, downloadName: string | null = null) {
  const reply = await replyWithFile({ path, mediaType: 'video/mp4', downloadName, stamp: null }, request);
  const { status, headers, body } = reply;
  return { status, headers, text: body && Buffer.concat(await body.toArray()).toString() };
}
const said = async (request: FileRequest) => {
  const { status, text } = await ask(request);
  return [status, text];
};

test('a whole file comes with what it is, and under the name it is saved as', async () => {
  const { status, headers, text } = await ask({}, 'my "film" – 1.mp4');
  expect({ status, headers, text }).toEqual({
    status: 200,
    headers: {
      etag: expect.stringMatching(/^"a-[0-9a-f]+"$/),
      'last-modified': LAST_MODIFIED,
      'accept-ranges': 'bytes',
      'content-type': 'video/mp4',
      'content-disposition': `attachment; filename="my _film_ _ 1.mp4"; filename*=UTF-8''my%20%22film%22%20%E2%80%93%201.mp4`,
      'content-length': '10',
    },
    text: '0123456789',
  });
  expect((await ask({ isHead: true })).text).toBe(null);
});

test('who has the file already is told so, and gets no part of another one', async () => {
  const { etag = '' } = (await ask({})).headers;
  const range = 'bytes=2-4';
  expect([
    await said({ ifNoneMatch: etag }),
    await said({ ifNoneMatch: `"other", W/${etag}`, range }),
    await said({ ifNoneMatch: '"other"', ifModifiedSince: LAST_MODIFIED }),
    await said({ ifModifiedSince: LAST_MODIFIED }),
    await said({ ifModifiedSince: 'Fri, 02 Jan 2026 03:04:04 GMT' }),
    await said({ range, ifRange: etag }),
    await said({ range, ifRange: LAST_MODIFIED }),
    await said({ range, ifRange: '"other"' }),
    await said({ range: 'bytes=10-' }),
  ]).toEqual([
    [304, null],
    [304, null],
    [200, '0123456789'],
    [304, null],
    [200, '0123456789'],
    [206, '234'],
    [206, '234'],
    [200, '0123456789'],
    [416, null],
  ]);
});
