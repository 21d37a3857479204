import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** What Electron would start, built as for it, over the double: no display, no Electron. */
const ROOT = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'cueframe-built-'));
const packageFile = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { main: string };
const PRELOAD = join(ROOT, 'out', 'preload', 'index.cjs');

beforeAll(() => {
  const build = join(ROOT, 'scripts', 'build.mjs');
  execFileSync(process.execPath, [build, '--quiet', '--desktop'], { stdio: ['ignore', 'ignore', 'inherit'] });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the file package.json names starts, finds its preload and its window, answers, and quits', () => {
  const double = join(ROOT, 'test', 'fixtures', 'desktop', 'electron-double.mjs');
  const app = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--import', double, join(ROOT, packageFile.main)],
    {
      env: { ...process.env, CUEFRAME_TEST_FOLDER: folder },
      ...{ cwd: ROOT, encoding: 'utf8', timeout: 100_000 },
    },
  );
  expect({ status: app.status, trouble: app.stderr }).toEqual({ status: 0, trouble: '' });
  const told = JSON.parse(app.stdout) as { preload: string; html: string };
  expect(told).toEqual({
    schemes: [
      { scheme: 'app', privileges: expect.objectContaining({ standard: true, secure: true }) as object },
    ],
    ...{ loaded: 'app://studio/', status: 200, door: 'desktop' },
    ...{ preload: PRELOAD, html: expect.stringContaining('<div id="root">') as string },
  });
  expect(existsSync(told.preload)).toBe(true);
});

test('the preload is one file that asks for nothing but Electron, as a sandbox has it', () => {
  const asked: string[] = [];
  const exposed: string[] = [];
  const electron = { contextBridge: { exposeInMainWorld: (name: string) => exposed.push(name) } };
  const require = (name: string) => {
    asked.push(name);
    return electron;
  };
  // as Electron runs it: a script with `require` alone
  new Function('require', 'module', 'exports', readFileSync(PRELOAD, 'utf8'))(require, { exports: {} }, {});
  expect({ asked, exposed }).toEqual({ asked: ['electron'], exposed: ['studio'] });
});
