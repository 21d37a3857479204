import { mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { fileStamp } from '../../base/files/file-stamp.ts';
import { createFileAddresses, MEDIA_PATH } from './file-addresses.ts';
import { replyWithFile } from '../../base/files/file-reply.ts';

const folder = mkdtempSync(join(tmpdir(), 'cueframe-reply-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('an address serves the file it was given for, and nothing once another lies there', async () => {
  const addresses = createFileAddresses();
  const path = join(folder, 'film.mp4');
  const ask = async (url: string) => {
    const { status, body } = await replyWithFile(addresses.find(url.slice(MEDIA_PATH.length)), {
      range: 'bytes=0-1',
    });
    const text = body === null ? null : Buffer.concat(await body.toArray()).toString();
    return [status, text];
  };
  writeFileSync(path, 'before');
  const before = addresses.addressOf(path, { stamp: await fileStamp(path) });
  const whatever = addresses.addressOf(path);
  expect([await ask(before), await ask(whatever)]).toEqual([
    [206, 'be'],
    [206, 'be'],
  ]);
  writeFileSync(join(folder, 'new.mp4'), 'after!'); // of the same size
  utimesSync(join(folder, 'new.mp4'), 1, 1);
  renameSync(join(folder, 'new.mp4'), path);
  const after = addresses.addressOf(path, { stamp: await fileStamp(path) });
  expect([await ask(before), await ask(after), await ask(whatever)]).toEqual([
    [404, null],
    [206, 'af'],
    [206, 'af'],
  ]);
  expect([after === before, addresses.addressOf(path, { stamp: await fileStamp(path) })]).toEqual([
    false,
    after,
  ]);
  rmSync(path);
  expect([await ask(after), await fileStamp(path)]).toEqual([[404, null], null]);
});
