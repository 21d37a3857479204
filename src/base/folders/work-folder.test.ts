import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withWorkFolder } from './work-folder.ts';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'work-'))));
afterEach(() => rmSync(root, { recursive: true }));

test('work gets a private folder, in a place that is made where it is missing, and gives its result', async () => {
  const tempDir = join(root, 'a', 'b');
  const folder = await withWorkFolder(tempDir, async (made) => {
    writeFileSync(join(made, 'segment.mp4'), 'x');
    if (process.platform !== 'win32') expect(statSync(made).mode & 0o777).toBe(0o700);
    return made;
  });
  expect([dirname(folder), basename(folder).startsWith('cueframe-'), existsSync(folder)]).toEqual([
    tempDir,
    true,
    false,
  ]);
});

test('the folder is gone after a failure too', async () => {
  const failure = new Error('broken');
  await expect(withWorkFolder(root, () => Promise.reject(failure))).rejects.toBe(failure);
  expect(readdirSync(root)).toEqual([]);
});

test('two at once have one each', async () => {
  const names = await Promise.all([1, 2].map(() => withWorkFolder(root, async (folder) => folder)));
  expect(new Set(names).size).toBe(2);
});

test('a place that cannot hold folders is refused', async () => {
  const file = join(root, 'file');
  writeFileSync(file, '');
  await expect(withWorkFolder(file, async () => {})).rejects.toMatchObject({
    code: 'output.not_writable',
    message: `no temporary folder could be made in ${file}`,
  });
});
