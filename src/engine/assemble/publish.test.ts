import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { StudioError } from '../../shared/errors.ts';
import { freeBytes, openDestination, publish, withDestination } from './publish.ts';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'publish-'))));
afterEach(() => rmSync(root, { recursive: true }));

async function refusal(
  path: string,
  kind: 'file' | 'folder' = 'file',
): Promise<{ code: string; message: string }> {
  const error = await openDestination(path, kind).then(
    () => Promise.reject(new Error('it was not refused')),
    (thrown: StudioError) => thrown,
  );
  return { code: error.code, message: error.message };
}

test('the film grows in a dot file beside its place, which is free until it is published', async () => {
  const path = join(root, 'a film.mp4');
  const destination = await openDestination(path, 'file');
  expect(destination.path).toBe(path);
  expect(dirname(destination.partPath)).toBe(root);
  expect(basename(destination.partPath)).toMatch(/^\.a film\.mp4\.[0-9a-f]{8}\.part$/);
  expect(readdirSync(root)).toEqual([]);
});

test('publishing replaces an older film in one step', async () => {
  const path = join(root, 'film.mp4');
  writeFileSync(path, 'old');
  const destination = await openDestination(path, 'file');
  writeFileSync(destination.partPath, 'new');
  expect(readFileSync(path, 'utf8')).toBe('old');
  await publish(destination);
  expect({ files: readdirSync(root), text: readFileSync(path, 'utf8') }).toEqual({
    files: ['film.mp4'],
    text: 'new',
  });
});

test('a film thrown away leaves the older one as it was', async () => {
  const path = join(root, 'film.mp4');
  writeFileSync(path, 'old');
  const work = withDestination(path, 'file', async ({ partPath }) => {
    writeFileSync(partPath, 'half');
    throw new Error('no more');
  });
  await expect(work).rejects.toThrow('no more');
  expect({ files: readdirSync(root), text: readFileSync(path, 'utf8') }).toEqual({
    files: ['film.mp4'],
    text: 'old',
  });
});

test('a film that was never written is not published', async () => {
  const path = join(root, 'film.mp4');
  await expect(publish(await openDestination(path, 'file'))).rejects.toThrow('ENOENT');
  expect(existsSync(path)).toBe(false);
});

test.skipIf(process.platform === 'win32')('a folder of pictures is published whole', async () => {
  const destination = await openDestination(join(root, 'pictures'), 'folder');
  mkdirSync(destination.partPath);
  writeFileSync(join(destination.partPath, 'frame-000000.png'), '');
  await publish(destination);
  expect(readdirSync(join(root, 'pictures'))).toEqual(['frame-000000.png']);
});

test('an existing folder is never written into', async () => {
  const path = join(root, 'pictures');
  mkdirSync(path);
  expect(await refusal(path, 'folder')).toEqual({ code: 'output.exists', message: `${path} exists already` });
});

test.each([
  ['a folder stands in its place', 'taken', 'there is something else than a file in its place'],
  ['its folder does not exist', join('none', 'film.mp4'), 'its folder does not exist'],
  ['its folder is a file', join('plain', 'film.mp4'), 'its folder is not a folder'],
  ['its name is too long', `${'x'.repeat(252)}.mp4`, 'its name is too long'],
  ['its name is too long in bytes', `${'ü'.repeat(126)}.mp4`, 'its name is too long'],
])('refused: %s', async (_, name, why) => {
  mkdirSync(join(root, 'taken'));
  writeFileSync(join(root, 'plain'), '');
  const path = join(root, name);
  expect(await refusal(path)).toEqual({
    code: 'output.not_writable',
    message: `${path} cannot be written: ${why}`,
  });
  expect(readdirSync(root)).toEqual(['plain', 'taken']);
});

test.skipIf(process.platform !== 'linux')('refused: nothing may be created in its folder', async () => {
  const isRoot = process.getuid?.() === 0; // root may write to any folder but the kernel's
  const folder = isRoot ? '/proc' : root;
  if (!isRoot) chmodSync(root, 0o500);
  expect((await refusal(join(folder, 'film.mp4'))).code).toBe('output.not_writable');
});

test('free space is told in bytes', async () => {
  expect(await freeBytes(root)).toBeGreaterThan(0);
});
