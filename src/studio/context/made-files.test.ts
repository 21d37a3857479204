import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMadeFiles, type MadeFiles } from './made-files.ts';

const DAY_MS = 24 * 3600_000;
let dir: string;
let nowMs: number;
let made: string[];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'made-files-'));
  nowMs = 100 * DAY_MS;
  made = [];
});
afterEach(() => rmSync(dir, { recursive: true }));

const open = (options: { readonly keptMs?: number; readonly mostFiles?: number } = {}) =>
  createMadeFiles(dir, { now: () => nowMs, nameOf: ([name]) => String(name), ...options });

/** Asks for a file a second after the one before. */
async function ask(files: MadeFiles, name: string): Promise<void> {
  nowMs += 1000;
  await files.file([name], '.txt', async (part) => {
    made.push(name);
    writeFileSync(part, name);
  });
}

test('a file is made once, also when it is asked for twice at once', async () => {
  const files = open();
  await Promise.all([ask(files, 'a'), ask(files, 'a')]);
  await ask(open(), 'a');
  expect([made, readdirSync(dir)]).toEqual([['a'], ['a.txt']]);
});

test('what could not be made leaves nothing and is tried again', async () => {
  const files = open();
  const fail = files.file(['a'], '.txt', async (part) => {
    writeFileSync(part, 'half');
    throw new Error('no');
  });
  await expect(fail).rejects.toThrow('no');
  expect(readdirSync(dir)).toEqual([]);
  await ask(files, 'a');
  expect(readdirSync(dir)).toEqual(['a.txt']);
});

test('of more files than may be kept, those that were asked for longest ago go', async () => {
  const files = open({ mostFiles: 3 });
  for (const name of ['a', 'b', 'c', 'a', 'd', 'e']) await ask(files, name);
  expect(readdirSync(dir).sort()).toEqual(['a.txt', 'd.txt', 'e.txt']);
});

test('a long run removes what nobody asked for, once a day, and halves that a crash left', async () => {
  const files = open({ keptMs: 3 * DAY_MS });
  const half = join(dir, 'x.part.txt');
  writeFileSync(half, 'half');
  utimesSync(half, new Date(nowMs), new Date(nowMs));
  for (const name of ['old', 'used']) await ask(files, name);
  nowMs += 2 * DAY_MS;
  await ask(files, 'used');
  nowMs += 1.5 * DAY_MS;
  await ask(files, 'new');
  expect(readdirSync(dir).sort()).toEqual(['new.txt', 'used.txt']);
  nowMs += 2 * DAY_MS;
  await ask(files, 'newer');
  expect(existsSync(join(dir, 'used.txt'))).toBe(false);
});
