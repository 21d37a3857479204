import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { collectBrowsers } from './find-browser.ts';
import { collectFfmpegs, ffprobeFor } from './find-ffmpeg.ts';

let root: string;
beforeEach(() => (root = realpathSync(mkdtempSync(join(tmpdir(), 'programs-')))));
afterEach(() => rmSync(root, { recursive: true }));

function program(path: string, text = '#!/bin/sh\n'): string {
  const whole = join(root, path);
  mkdirSync(join(whole, '..'), { recursive: true });
  writeFileSync(whole, text);
  chmodSync(whole, 0o755);
  return whole;
}

function here(path: string): boolean {
  return path.startsWith(root);
}

test('every ffmpeg on PATH is collected once, in order', () => {
  const first = program('a/ffmpeg');
  const second = program('b/ffmpeg');
  mkdirSync(join(root, 'c'));
  symlinkSync(second, join(root, 'c', 'ffmpeg'));
  const env = { PATH: ['c', 'a', 'b', 'none'].map((name) => join(root, name)).join(':') };
  expect(
    collectFfmpegs({ env })
      .map(({ path }) => path)
      .filter(here),
  ).toEqual([join(root, 'c', 'ffmpeg'), first]);
});

test('a named ffmpeg stands alone: option, then CUEFRAME_FFMPEG, then FFMPEG_BIN', () => {
  const [a, b, c] = ['a/x', 'b/x', 'c/x'].map((path) => program(path));
  const env = { CUEFRAME_FFMPEG: b, FFMPEG_BIN: c, PATH: '' };
  const paths = (options: Parameters<typeof collectFfmpegs>[0]) =>
    collectFfmpegs(options).map(({ path }) => path);
  expect(paths({ ffmpeg: a!, env })).toEqual([a]);
  expect(paths({ env })).toEqual([b]);
  expect(paths({ env: { FFMPEG_BIN: c, PATH: '' } })).toEqual([c]);
});

test('a bare name is looked up on PATH', () => {
  const path = program('a/ffmpeg7');
  expect(collectFfmpegs({ ffmpeg: 'ffmpeg7', env: { PATH: join(root, 'a') } })[0]?.path).toBe(path);
});

test.each([
  ['is not there', () => join(root, 'none')],
  ['is a folder', () => root],
  [
    'may not be run',
    () => {
      const path = program('plain');
      chmodSync(path, 0o644);
      return path;
    },
  ],
])('a named program that %s is an error', (_, make) => {
  const path = make();
  const env = { PATH: '' };
  expect(() => collectFfmpegs({ ffmpeg: path, env })).toThrow(
    expect.objectContaining({ code: 'ffmpeg.missing' }),
  );
  expect(() => collectBrowsers({ chromium: path, env })).toThrow(
    expect.objectContaining({ code: 'browser.missing' }),
  );
});

test('ffprobe is taken from beside its ffmpeg before PATH', () => {
  const ffmpeg = program('a/ffmpeg');
  const onPath = program('b/ffprobe');
  const env = { PATH: join(root, 'b') };
  expect(ffprobeFor(ffmpeg, env)).toBe(onPath);
  const beside = program('a/ffprobe');
  expect(ffprobeFor(ffmpeg, env)).toBe(beside);
});

test.runIf(process.platform === 'linux')('browsers come in their order, without the snap stub', () => {
  const old = program('pw/chromium_headless_shell-900/chrome-linux/headless_shell');
  const young = program(
    'pw/chromium_headless_shell-1200/chrome-headless-shell-linux64/chrome-headless-shell',
  );
  const shell = program('bin/chromium-headless-shell');
  const chrome = program('bin/google-chrome');
  const chromium = program('bin/chromium');
  program('bin/chromium-browser', '#!/bin/sh\nexec /snap/bin/chromium "$@"\n');
  const env = { PATH: join(root, 'bin'), PLAYWRIGHT_BROWSERS_PATH: join(root, 'pw') };
  expect(
    collectBrowsers({ env })
      .map(({ path }) => path)
      .filter(here),
  ).toEqual([young, old, shell, chrome, chromium]);
});
