import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { chooseDoor } from './start/choose-door.mjs';
import { electronProgram } from './start/electron-program.mjs';

const ROOT = join(import.meta.dirname, '..');
const read = (...path: string[]) => readFileSync(join(ROOT, ...path), 'utf8');
const builder = parse(read('electron-builder.yml')) as Record<string, unknown>;
const packageFile = JSON.parse(read('package.json')) as Record<string, unknown>;

test('every key of the packing is one that electron-builder knows', () => {
  const schema = JSON.parse(read('node_modules', 'app-builder-lib', 'scheme.json')) as {
    properties: Record<string, unknown>;
    definitions: { FuseOptionsV1: { properties: Record<string, unknown> } };
  };
  expect(Object.keys(builder).filter((key) => !(key in schema.properties))).toEqual([]);
  const fuses = builder['electronFuses'] as Record<string, boolean>;
  expect(Object.keys(fuses).filter((key) => !(key in schema.definitions.FuseOptionsV1.properties))).toEqual(
    [],
  );
});

test('the fuses let nobody run the program as another one', () => {
  expect(builder['electronFuses']).toEqual({
    ...{
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
    },
    ...{
      enableCookieEncryption: true,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
    },
    grantFileProtocolExtraPrivileges: false,
  });
});

test('the app starts with the built main file, opens projects, rebuilds nothing and keeps native modules outside', () => {
  expect(packageFile['main']).toBe('out/main/index.js');
  expect(builder).toMatchObject({
    fileAssociations: [{ ext: 'scenario.json', role: 'Editor' }],
    npmRebuild: false,
    asarUnpack: ['node_modules/@libsql/**'],
  });
});

test('no GPL program is packed', () => {
  const files = builder['files'] as string[];
  for (const name of ['@ffmpeg-installer', 'ffmpeg-static'])
    expect(files).toContain(`!node_modules/${name}{,/**}`);
});

test('the icon is there, and large enough for every system', () => {
  const { linux, mac, win } = builder as Record<string, { icon: string }>;
  const icons = [linux, mac, win].map((system) => system?.icon ?? 'none');
  expect(new Set(icons)).toEqual(new Set(['resources/icons/icon.png']));
  const { width, height } = PNG.sync.read(readFileSync(join(ROOT, icons[0] ?? '')));
  expect({ width, height }).toEqual({ width: 512, height: 512 });
});

test.each([
  [
    'a desktop with Electron',
    { platform: 'linux', env: { DISPLAY: ':0' }, isRoot: false },
    true,
    'desktop',
    null,
  ],
  ['Wayland', { platform: 'linux', env: { WAYLAND_DISPLAY: 'w' }, isRoot: false }, true, 'desktop', null],
  ['macOS', { platform: 'darwin', env: {}, isRoot: false }, true, 'desktop', null],
  ['a server', { platform: 'linux', env: {}, isRoot: false }, true, 'browser', 'there is no display'],
  [
    'root',
    { platform: 'linux', env: { DISPLAY: ':0' }, isRoot: true },
    true,
    'browser',
    'the desktop app does not run as root',
  ],
  [
    ...(['no Electron', { platform: 'win32', env: {}, isRoot: false }, false] as const),
    ...(['browser', "Electron's program is not there and could not be fetched"] as const),
  ],
  [
    'a wish',
    { platform: 'win32', env: { CUEFRAME_DOOR: 'browser' }, isRoot: false },
    true,
    'browser',
    'CUEFRAME_DOOR says so',
  ],
] as const)('npm start on %s', (_name, machine, hasElectron, door, why) => {
  expect(chooseDoor({ ...machine, hasElectron: () => hasElectron })).toEqual({ door, why });
});

test('Electron is there only when its program is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cueframe-electron-'));
  try {
    expect(electronProgram(folder)).toBeNull();
    writeFileSync(join(folder, 'path.txt'), 'electron\n');
    expect(electronProgram(folder)).toBeNull();
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist', 'electron'), '');
    expect(electronProgram(folder)).toBe(join(folder, 'dist', 'electron'));
    expect(existsSync(join(ROOT, 'node_modules', 'electron', 'install.js'))).toBe(true);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
