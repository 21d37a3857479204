import { expect, test } from 'vitest';
import type { StudioError } from '../../shared/errors.ts';
import { keepDiskRoom, SPARE_BYTES } from './disk-room.ts';

test('what is announced must leave the spare room', async () => {
  const disk = keepDiskRoom('/disk', async () => SPARE_BYTES + 1000);
  await disk.require(1000);
  await expect(disk.require(1001)).rejects.toMatchObject({
    code: 'disk.full',
    details: { places: [{ path: '/disk', bytes: 1001 + SPARE_BYTES }], freeBytes: 1000 },
  });
});

test('writing ends before the spare room is touched, whoever else fills the disk', async () => {
  let [freeBytes, looks, written] = [SPARE_BYTES + 200e6, 0, 0];
  const disk = keepDiskRoom('/disk', async () => {
    looks += 1;
    return freeBytes;
  });
  const chunk = 1e6;
  const writing = (async () => {
    for (;;) {
      await disk.claim(chunk);
      written += chunk;
      freeBytes -= 2 * chunk; // and as much by another process
    }
  })();
  const { code, details } = (await writing.catch((error: unknown) => error)) as StudioError;
  // 64 MB between two looks: the other process may take as much meanwhile
  expect({ code, details, written, looks }).toEqual({
    ...{ code: 'disk.full', written: 128e6, looks: 3 },
    details: { places: [{ path: '/disk', bytes: 129e6 + SPARE_BYTES }], freeBytes: 0 },
  });
});

test('a disk that does not tell its room is written to', async () => {
  const disk = keepDiskRoom('/disk', async () => null);
  await disk.require(1e15);
  await disk.claim(1e15);
});
