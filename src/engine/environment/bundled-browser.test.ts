import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { unpackBundledBrowser } from './bundled-browser.ts';
import { writeFontSettings } from './font-settings.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cueframe-pack-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Padding behind the end mark that no pipe holds at once: tar may stop reading before it. */
const PADDING = Buffer.alloc(8 * 1024 * 1024);

function tarOf(name: string): Buffer {
  const source = join(folder, 'source');
  mkdirSync(source, { recursive: true });
  writeFileSync(join(source, name), name);
  return execFileSync('tar', ['-cf', '-', '-C', source, name]);
}

function pack(tars: { readonly fonts: Buffer; readonly al2023: Buffer }) {
  const binDir = join(folder, 'bin');
  mkdirSync(binDir);
  writeFileSync(join(binDir, 'chromium.br'), brotliCompressSync('the program'));
  for (const [name, tar] of Object.entries(tars))
    writeFileSync(join(binDir, `${name}.tar.br`), brotliCompressSync(tar));
  return { version: '1.2.3', binDir };
}

test('the packed browser is unpacked whole, however much padding its archives end with', async () => {
  const packed = pack({
    fonts: Buffer.concat([tarOf('a.ttf'), PADDING]),
    al2023: Buffer.concat([tarOf('b.so'), PADDING]),
  });
  const [plain, own] = await unpackBundledBrowser(packed, { cacheDir: join(folder, 'cache') });
  const unpacked = join(folder, 'cache', 'chromium-1.2.3');
  expect([plain?.path, own?.path]).toEqual([join(unpacked, 'chromium'), join(unpacked, 'chromium')]);
  expect(own?.env['LD_LIBRARY_PATH']).toBe(join(unpacked, 'al2023', 'lib'));
  expect(readFileSync(join(unpacked, 'chromium'), 'utf8')).toBe('the program');
  expect(readFileSync(join(unpacked, 'fonts', 'a.ttf'), 'utf8')).toBe('a.ttf');
  expect(readFileSync(join(unpacked, 'al2023', 'b.so'), 'utf8')).toBe('b.so');
});

test('an archive that tar refuses leaves nothing behind and says why', async () => {
  const packed = pack({ fonts: tarOf('a.ttf').subarray(0, 700), al2023: tarOf('b.so') });
  const cacheDir = join(folder, 'cache');
  await expect(unpackBundledBrowser(packed, { cacheDir })).rejects.toThrow(/^tar ended with 2: tar: /);
  expect(readdirSync(cacheDir)).toEqual([]);
});

test('a cancelled unpacking leaves nothing behind', async () => {
  const packed = pack({ fonts: tarOf('a.ttf'), al2023: tarOf('b.so') });
  const cacheDir = join(folder, 'cache');
  await expect(unpackBundledBrowser(packed, { cacheDir, signal: AbortSignal.abort() })).rejects.toThrow();
  expect(readdirSync(cacheDir)).toEqual([]);
});

test('the font settings name the unpacked fonts by their place, written as XML', async () => {
  const path = await writeFontSettings(folder);
  expect(path).toBe(join(folder, 'fonts.conf'));
  expect(readFileSync(path, 'utf8')).toContain(`<dir>${join(folder, 'fonts')}</dir>`);
  const odd = join(folder, 'R&D');
  mkdirSync(odd);
  expect(readFileSync(await writeFontSettings(odd), 'utf8')).toContain(`${folder}/R&amp;D/fonts</dir>`);
});
