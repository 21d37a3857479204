import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { StudioError } from '../../shared/errors.ts';
import { takeInstanceLock } from '../instance/instance-lock.ts';
import { openDatabase } from './open-database.ts';

let dir: string;
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'cueframe-data-'))));
afterEach(() => rmSync(dir, { recursive: true }));

function failure(work: () => unknown): string {
  try {
    work();
    return 'worked';
  } catch (error) {
    return `${(error as StudioError).code}: ${(error as StudioError).message}`;
  }
}

test('a file in place of the data folder is said to be one, by whoever comes first', () => {
  const path = join(dir, 'data');
  writeFileSync(path, '');
  const said = `data.unusable: the data folder ${path} cannot be used: a file stands in its place`;
  expect([failure(() => openDatabase(path)), failure(() => takeInstanceLock(path))]).toEqual([said, said]);
});

test('a folder below a file, and a folder in place of the database, are of no use', () => {
  writeFileSync(join(dir, 'file'), '');
  mkdirSync(join(dir, 'cueframe.db'));
  expect([failure(() => openDatabase(join(dir, 'file', 'data'))), failure(() => openDatabase(dir))]).toEqual([
    expect.stringMatching(/^data\.unusable: .*\(ENOTDIR\)$/),
    expect.stringMatching(/^data\.unusable: .*cueframe\.db cannot be opened for writing/),
  ]);
});

test('an empty database beside what was made with it is damaged; alone it is a start that was interrupted', () => {
  writeFileSync(join(dir, 'cueframe.db'), '');
  openDatabase(dir).close();
  const other = join(dir, 'other');
  mkdirSync(join(other, 'outputs'), { recursive: true });
  const path = join(other, 'cueframe.db');
  writeFileSync(path, '');
  writeFileSync(join(other, 'api-key'), 'x');
  expect(failure(() => openDatabase(other))).toBe(
    `store.corrupt: the database ${path} is damaged: it is empty, but there is api-key, outputs beside it`,
  );
});
