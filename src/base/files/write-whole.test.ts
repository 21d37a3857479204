import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeWhole, writeWholeSync } from './write-whole.ts';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'write-whole-'))));
afterEach(() => rmSync(root, { recursive: true }));

const at = (name: string) => join(root, name);
const text = (name: string) => readFileSync(at(name), 'utf8');
const permissions = (name: string) => statSync(at(name)).mode & 0o777;
const isWindows = process.platform === 'win32';

test('a file is written into a folder that was not there, and nothing else is left beside it', async () => {
  await writeWhole(at('new/folder/a.json'), 'first');
  await writeWhole(at('new/folder/a.json'), 'second');
  expect([text('new/folder/a.json'), readdirSync(at('new/folder'))]).toEqual(['second', ['a.json']]);
});

test.skipIf(isWindows)('a link stays, and the file it leads to is written', async () => {
  mkdirSync(at('elsewhere'));
  writeFileSync(at('elsewhere/real.json'), 'old');
  symlinkSync('elsewhere/real.json', at('second.json'));
  symlinkSync('second.json', at('first.json'));
  await writeWhole(at('first.json'), 'new');
  expect({
    links: [readlinkSync(at('first.json')), readlinkSync(at('second.json'))],
    text: text('elsewhere/real.json'),
    isLink: lstatSync(at('elsewhere/real.json')).isSymbolicLink(),
    beside: readdirSync(at('elsewhere')),
  }).toEqual({
    links: ['second.json', 'elsewhere/real.json'],
    text: 'new',
    isLink: false,
    beside: ['real.json'],
  });
});

test.skipIf(isWindows)('a link to a file that is not there yet makes that file', async () => {
  symlinkSync('later/real.json', at('link.json'));
  await writeWhole(at('link.json'), 'new');
  expect([readlinkSync(at('link.json')), text('later/real.json')]).toEqual(['later/real.json', 'new']);
});

test.skipIf(isWindows)('links that lead in a circle are refused', async () => {
  symlinkSync('b', at('a'));
  symlinkSync('a', at('b'));
  await expect(writeWhole(at('a'), 'x')).rejects.toMatchObject({ code: 'output.not_writable' });
  expect(readdirSync(root).sort()).toEqual(['a', 'b']);
});

test.skipIf(isWindows)('a file keeps the permissions it has, whatever this process masks', async () => {
  for (const [name, mode] of [
    ['shared', 0o664],
    ['private', 0o600],
    ['program', 0o755],
  ] as const) {
    writeFileSync(at(name), 'old');
    chmodSync(at(name), mode);
    await writeWhole(at(name), 'new');
    expect([name, permissions(name), text(name)]).toEqual([name, mode, 'new']);
  }
});

test.skipIf(process.getuid?.() !== 0)(
  'a file keeps the owner it has, where this process may give it away',
  async () => {
    const { chownSync } = await import('node:fs');
    writeFileSync(at('theirs'), 'old');
    chownSync(at('theirs'), 1234, 4321);
    chmodSync(at('theirs'), 0o640);
    await writeWhole(at('theirs'), 'new');
    const { uid, gid } = statSync(at('theirs'));
    expect({ uid, gid, mode: permissions('theirs') }).toEqual({ uid: 1234, gid: 4321, mode: 0o640 });
  },
);

test.skipIf(isWindows)('a mode that is asked for is that of the file, new or not', async () => {
  writeFileSync(at('keys'), 'old');
  chmodSync(at('keys'), 0o644);
  await writeWhole(at('keys'), 'new', { mode: 0o600 });
  await writeWhole(at('others'), 'new', { mode: 0o600 });
  expect([permissions('keys'), permissions('others')]).toEqual([0o600, 0o600]);
});

test('a name of as many bytes as a file system takes can be written', async () => {
  const name = `${'ü'.repeat(125)}.json`;
  await writeWhole(at(name), 'x');
  expect(readdirSync(root)).toEqual([name]);
});

test('what cannot be written is refused with its path, and nothing is left', async () => {
  writeFileSync(at('file'), 'not a folder');
  mkdirSync(at('taken'));
  for (const name of ['file/a.json', 'taken'])
    await expect(writeWhole(at(name), 'x')).rejects.toMatchObject({
      code: 'output.not_writable',
      details: { path: at(name) },
    });
  expect(readdirSync(root).sort()).toEqual(['file', 'taken']);
});

test('the kind that does not wait replaces a file as well, and leaves nothing when it fails', () => {
  writeWholeSync(at('deep/a.json'), 'first');
  writeWholeSync(at('deep/a.json'), 'second');
  mkdirSync(at('deep/taken'));
  expect(() => writeWholeSync(at('deep/taken'), 'x')).toThrow();
  expect([text('deep/a.json'), readdirSync(at('deep')).sort()]).toEqual(['second', ['a.json', 'taken']]);
});
