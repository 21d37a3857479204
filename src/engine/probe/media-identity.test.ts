import { copyFile, mkdtemp, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openMediaFile } from './media-file.ts';
import { contentIdentity, mediaIdentity, sampleOffsets, WHOLE_FILE_BYTES } from './media-identity.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cueframe-identity-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function identities(path: string): Promise<{ full: string; content: string }> {
  const file = await openMediaFile(path);
  try {
    return { full: await mediaIdentity(file), content: await contentIdentity(file) };
  } finally {
    await file.handle.close();
  }
}

test('a copy of a small file is the same media, one changed byte is another', async () => {
  const [one, copy] = [join(folder, 'one'), join(folder, 'copy')];
  const bytes = Buffer.alloc(3_000_000, 7);
  await writeFile(one, bytes);
  await copyFile(one, copy);
  await utimes(copy, 1, 1);
  expect(await identities(copy)).toEqual(await identities(one));
  bytes[70_000] = 8;
  await writeFile(copy, bytes);
  expect((await identities(copy)).full).not.toBe((await identities(one)).full);
});

test('a large file is known by samples and its time', async () => {
  const path = join(folder, 'large');
  await writeFile(path, 'x');
  await truncate(path, WHOLE_FILE_BYTES + 1); // sparse: takes no space
  await utimes(path, 1, 1);
  const before = await identities(path);
  await utimes(path, 2, 2);
  const after = await identities(path);
  expect([after.full === before.full, after.content === before.content]).toEqual([false, true]);
});

test('samples reach from the first byte to the last', () => {
  const offsets = sampleOffsets(100_000_000);
  expect([offsets.length, offsets[0], offsets.at(-1)]).toEqual([16, 0, 100_000_000 - 65_536]);
  expect(sampleOffsets(10)).toEqual([0]);
});
