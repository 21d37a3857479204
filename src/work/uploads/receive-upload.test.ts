import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SPARE_BYTES } from '../../base/files/disk-room.ts';
import { receiveUpload } from './receive-upload.ts';

let dir: string;
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'cueframe-receive-'))));
afterEach(() => rmSync(dir, { recursive: true }));

/** A PNG by its first bytes, then nothing but zeros. */
function* picture(megabytes: number): Generator<Buffer> {
  yield Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  for (let sent = 0; sent < megabytes; sent += 1) yield Buffer.alloc(1e6);
}

test('a file that was announced larger than the room there is is not read at all', async () => {
  let read = 0;
  const body = Readable.from(
    (function* () {
      read += 1;
      yield* picture(1);
    })(),
  );
  const receiving = receiveUpload(body, join(dir, 'u1'), {
    ...{ limitBytes: 1e9, sizeBytes: 1_000_001, freeBytes: async () => SPARE_BYTES + 1_000_000 },
  });
  await expect(receiving).rejects.toMatchObject({ code: 'disk.full' });
  expect([read, readdirSync(dir)]).toEqual([0, []]);
});

test('one of unknown length ends where the disk must be left to others, and leaves nothing', async () => {
  let freeBytes = SPARE_BYTES + 20e6;
  const receiving = receiveUpload(Readable.from(picture(1000)), join(dir, 'u1'), {
    ...{ limitBytes: 1e9, freeBytes: async () => (freeBytes -= 20e6) },
  });
  await expect(receiving).rejects.toMatchObject({ code: 'disk.full' });
  expect(readdirSync(dir)).toEqual([]);
});

test('one that fits is kept', async () => {
  const received = await receiveUpload(Readable.from(picture(2)), join(dir, 'u1'), {
    ...{ limitBytes: 1e9, sizeBytes: 2_000_016, freeBytes: async () => SPARE_BYTES + 2_000_016 },
  });
  expect([received.sizeBytes, received.mediaType, readdirSync(dir)]).toEqual([
    2_000_016,
    'image/png',
    ['u1'],
  ]);
});
