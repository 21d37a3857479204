import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createFileAddresses } from '../../studio/doors/file-addresses.ts';
import { answerAppRequest } from './app-protocol.ts';

const folder = mkdtempSync(join(tmpdir(), 'cueframe-app-'));
const windowDir = join(folder, 'window');
mkdirSync(windowDir);
writeFileSync(join(windowDir, 'index.html'), 'window');
writeFileSync(join(folder, 'secret'), 'secret');
writeFileSync(join(folder, 'film.mp4'), '0123456789');
const addresses = createFileAddresses();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ask = (url: string, init: RequestInit = {}) =>
  answerAppRequest(new Request(url, init), { windowDir, addresses });

test('the window comes with its policy', async () => {
  const reply = await ask('app://studio/');
  expect([reply.status, await reply.text(), reply.headers.get('content-type')]).toEqual([
    200,
    'window',
    'text/html; charset=utf-8',
  ]);
  expect(reply.headers.get('content-security-policy')).toContain("script-src 'self';");
});

test('media are read in ranges, by their token only', async () => {
  const url = `app://studio${addresses.addressOf(join(folder, 'film.mp4'))}`;
  const part = await ask(url, { headers: { range: 'bytes=8-' } });
  expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([
    206,
    '89',
    'bytes 8-9/10',
  ]);
  expect((await ask('app://studio/studio/media/guess')).status).toBe(404);
});

test.each([
  ['another host', 'app://evil/', {}, 403],
  ['another method', 'app://studio/', { method: 'POST' }, 403],
  ['a way out', 'app://studio/..%2fsecret', {}, 404],
  ['nothing', 'app://studio/none.js', {}, 404],
])('%s is refused', async (_name, url, init, status) => {
  expect((await ask(url, init)).status).toBe(status);
});
