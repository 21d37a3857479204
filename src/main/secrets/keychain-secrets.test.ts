import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { FakeSafeStorage } from '../../../test/helpers/fake-electron.ts';
import type { StudioError } from '../../shared/errors.ts';
import { keychainRefusal } from './keychain-refusal.ts';
import { createKeychainSecrets } from './keychain-secrets.ts';

const folder = mkdtempSync(join(tmpdir(), 'cueframe-secrets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SECRET = 'wJalrXUtnFEMI';

function open(platform: NodeJS.Platform = 'linux') {
  const dir = mkdtempSync(join(folder, 'app-'));
  const path = join(dir, 'secrets.json');
  const keychain = new FakeSafeStorage();
  const troubles: StudioError[] = [];
  const openAgain = () =>
    createKeychainSecrets({
      safeStorage: keychain,
      platform,
      path,
      onTrouble: (error) => troubles.push(error),
    });
  return { dir, path, keychain, troubles, openAgain, secrets: openAgain() };
}

test('a secret comes back after a restart, from a file that only its user may read and that does not hold it', async () => {
  const { dir, path, secrets, openAgain } = open();
  await secrets.set('s3', SECRET);
  await secrets.set('other', 'x');
  expect([
    await openAgain().get('s3'),
    await openAgain().get('other'),
    await openAgain().get('none'),
  ]).toEqual([SECRET, 'x', null]);
  const text = readFileSync(path, 'utf8');
  expect([
    statSync(path).mode & 0o777,
    readdirSync(dir),
    text.includes(SECRET),
    text.includes(Buffer.from(SECRET).toString('base64')),
  ]).toEqual([0o600, ['secrets.json'], false, false]);
});

test('a secret is removed, also where the keychain is locked', async () => {
  const { secrets, keychain, path } = open();
  await secrets.set('s3', SECRET);
  await secrets.set('other', 'x');
  keychain.isLocked = true;
  await secrets.remove('s3');
  await secrets.remove('never');
  keychain.isLocked = false;
  expect([
    await secrets.get('s3'),
    await secrets.get('other'),
    JSON.parse(readFileSync(path, 'utf8')),
  ]).toEqual([null, 'x', { version: 1, secrets: { other: expect.any(String) as string } }]);
});

test.each([
  ['a Linux desktop without a keyring', 'linux', { backend: 'basic_text' }, 'everybody knows'],
  ['a keyring that is not known', 'linux', { backend: 'unknown' }, 'not known'],
  ['the time before the app is ready', 'linux', { isReady: false }, 'not known'],
  ['a locked keyring', 'linux', { isLocked: true }, 'gnome_libsecret'],
  ['a locked keychain', 'darwin', { isLocked: true }, 'does not answer'],
] as const)('%s keeps no secret, says why, and nothing is written', async (_name, platform, state, why) => {
  const { secrets, keychain, path } = open(platform);
  Object.assign(keychain, state);
  const error = await secrets.set('s3', SECRET).catch((thrown: StudioError) => thrown);
  expect(error).toMatchObject({
    code: 'secrets.unavailable',
    message: expect.stringContaining(why) as string,
  });
  expect([(await secrets.refusal())?.message, existsSync(path)]).toEqual([
    (error as StudioError).message,
    false,
  ]);
});

test('bytes encrypted with the well-known password are never written, whatever the keyring was called', async () => {
  const { secrets, keychain, path } = open();
  keychain.getSelectedStorageBackend = () => 'gnome_libsecret';
  keychain.backend = 'basic_text';
  await expect(secrets.set('s3', SECRET)).rejects.toMatchObject({ code: 'secrets.unavailable' });
  expect(existsSync(path)).toBe(false);
});

test('on macOS and Windows nobody asks for the keyring of Linux', () => {
  expect(
    (['darwin', 'win32'] as const).map((platform) =>
      keychainRefusal({ platform, isAvailable: true, backend: null }),
    ),
  ).toEqual([null, null]);
});

test('a keychain that lost its key, and a file that is none, say so and name no secret', async () => {
  const { secrets, keychain, path } = open();
  await secrets.set('s3', SECRET);
  keychain.loseKey();
  await expect(secrets.get('s3')).rejects.toMatchObject({ code: 'secrets.unavailable' });
  writeFileSync(path, '{{');
  await expect(secrets.get('s3')).rejects.toMatchObject({ code: 'secrets.unavailable' });
  await secrets.set('s3', 'new');
  expect(await secrets.get('s3')).toBe('new');
});

test('after a change of the key a secret is encrypted anew', async () => {
  const { secrets, keychain, path, troubles } = open();
  await secrets.set('s3', SECRET);
  const before = readFileSync(path, 'utf8');
  keychain.hasNewKey = true;
  expect(await secrets.get('s3')).toBe(SECRET);
  const after = readFileSync(path, 'utf8');
  expect([before === after, await secrets.get('s3'), readFileSync(path, 'utf8') === after, troubles]).toEqual(
    [...[false, SECRET, true], []],
  );
});
