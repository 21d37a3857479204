import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { StudioError } from '../../shared/errors.ts';
import type { S3Settings } from '../../shared/storage/s3-settings.ts';
import type { SecretStore } from '../../work/secrets/secret-store.ts';
import { createSavedS3 } from './saved-s3.ts';
import { openStorageSettings } from './storage-settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'cueframe-settings-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SETTINGS: S3Settings = {
  ...{ endpoint: 'https://s3.example', region: 'auto', bucket: 'films', prefix: 'team/' },
  ...{ forcePathStyle: true, partChecksum: 'sha256' },
};
const KEYS = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI' };
const ENVIRONMENT = {
  CUEFRAME_S3_BUCKET: 'of-environment',
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'AKIAENVIRONMENT01',
  AWS_SECRET_ACCESS_KEY: 'very secret',
};

function secretsInMemory() {
  const kept = new Map<string, string>();
  const state: { refusal: StudioError | null } = { refusal: null };
  const secrets: SecretStore = {
    refusal: async () => state.refusal,
    get: async (name) => kept.get(name) ?? null,
    async set(name, secret) {
      if (state.refusal) throw state.refusal;
      kept.set(name, secret);
    },
    remove: async (name) => void kept.delete(name),
  };
  return { kept, state, secrets };
}

function openDesktop(env: Readonly<Record<string, string>> = {}) {
  const path = join(mkdtempSync(join(folder, 'app-')), 'storage.json');
  const memory = secretsInMemory();
  const troubles: string[] = [];
  const start = () =>
    openStorageSettings({
      saved: createSavedS3({ path, secrets: memory.secrets }),
      env,
      onTrouble: ({ code }) => troubles.push(code),
    });
  return { path, ...memory, troubles, start };
}

test('what is saved on a desktop is used, also after a restart, and its file holds no key', async () => {
  const { path, start } = openDesktop(ENVIRONMENT);
  const settings = await start();
  await settings.save({ settings: SETTINGS, keys: KEYS });
  for (const opened of [settings, await start()]) {
    expect([
      opened.own()?.settings,
      await opened.own()?.credentials?.(),
      opened.bucket('other').settings,
    ]).toEqual([SETTINGS, KEYS, { ...SETTINGS, bucket: 'other', prefix: '' }]);
    expect(await opened.report()).toEqual({
      ...{ source: 'saved', settings: SETTINGS, variables: {}, isEditable: true, problem: null },
      keys: { accessKeyIdEnd: 'MPLE' },
    });
  }
  expect([JSON.parse(readFileSync(path, 'utf8')), statSync(path).mode & 0o777]).toEqual([
    { s3: SETTINGS },
    0o600,
  ]);
});

test('where nothing is saved the environment counts, and its secrets are not told', async () => {
  const { start } = openDesktop(ENVIRONMENT);
  const settings = await start();
  const report = await settings.report();
  expect(report).toEqual({
    source: 'environment',
    settings: {
      ...{ endpoint: null, region: 'eu-central-1', bucket: 'of-environment', prefix: '' },
      ...{ forcePathStyle: false, partChecksum: 'sha256' },
    },
    variables: { bucket: 'CUEFRAME_S3_BUCKET', region: 'AWS_REGION', keys: 'AWS_ACCESS_KEY_ID' },
    keys: { accessKeyIdEnd: 'NT01' },
    ...{ isEditable: true, problem: null },
  });
  await settings.save({ settings: SETTINGS, keys: KEYS });
  await settings.remove();
  expect(await settings.report()).toEqual(report);
});

test('a server has its environment only', async () => {
  const server = await openStorageSettings({ saved: null, env: {}, onTrouble: () => {} });
  expect(await server.report()).toEqual({
    ...{ source: 'folder', settings: null, variables: {}, keys: null, isEditable: false, problem: null },
  });
  const change = { settings: SETTINGS, keys: KEYS };
  const refused = expect.objectContaining({ code: 'feature.unsupported' }) as unknown;
  const all = [server.save(change), server.remove(), server.connectionOf(change)];
  expect((await Promise.allSettled(all)).map((end) => end.status === 'rejected' && end.reason)).toEqual([
    refused,
    refused,
    refused,
  ]);
});

test('kept keys go on for their endpoint, and are used at no other', async () => {
  const { path, start } = openDesktop();
  const settings = await start();
  const change = { settings: { ...SETTINGS, bucket: 'more-films' }, keys: null };
  await expect(settings.save(change)).rejects.toMatchObject({ code: 'secrets.unavailable' });
  expect(settings.own()).toBe(null);
  await settings.save({ settings: SETTINGS, keys: KEYS });
  await settings.save(change);
  expect([settings.own()?.settings.bucket, await settings.own()?.credentials?.()]).toEqual([
    'more-films',
    KEYS,
  ]);

  const elsewhere = { settings: { ...SETTINGS, endpoint: 'https://evil.example' }, keys: null };
  await expect(settings.connectionOf(elsewhere)).rejects.toMatchObject({ code: 'secrets.unavailable' });
  writeFileSync(path, JSON.stringify({ s3: elsewhere.settings }));
  const tampered = await start();
  await expect(tampered.own()?.credentials?.()).rejects.toMatchObject({ code: 'secrets.unavailable' });
  expect(await tampered.report()).toMatchObject({
    keys: null,
    problem: { message: expect.stringContaining('another endpoint') as string },
  });
});

test('where keys cannot be kept nothing is saved, and the window is told why', async () => {
  const { state, kept, start } = openDesktop();
  const settings = await start();
  state.refusal = new StudioError('secrets.unavailable', 'this desktop has no keyring');
  await expect(settings.save({ settings: SETTINGS, keys: KEYS })).rejects.toBe(state.refusal);
  expect([settings.own(), kept.size, (await settings.report()).problem]).toEqual([
    null,
    0,
    {
      message: 'this desktop has no keyring',
      help: expect.stringContaining('CUEFRAME_S3_SECRET_ACCESS_KEY') as string,
    },
  ]);
});

test('a file that holds no settings is told, and the app opens all the same', async () => {
  const { path, troubles, start } = openDesktop();
  writeFileSync(path, '{"s3":{}}');
  const settings = await start();
  expect([settings.own(), troubles, (await settings.report()).problem?.help]).toEqual([
    null,
    ['request.invalid'],
    'Save the storage settings again.',
  ]);
  await settings.save({ settings: SETTINGS, keys: KEYS });
  expect((await settings.report()).problem).toBe(null);
});

test('keys in the store that are no keys name nothing of themselves', async () => {
  const { kept, start } = openDesktop();
  const settings = await start();
  await settings.save({ settings: SETTINGS, keys: KEYS });
  kept.set('s3', 'wJalrXUtnFEMI');
  const { problem } = await (await start()).report();
  expect(problem?.message).toBe('the saved keys cannot be understood: enter them again');
});
