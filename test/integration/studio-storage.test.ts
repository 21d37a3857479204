import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createS3Store, type S3Store } from '../../src/work/storage/s3-store.ts';
import { startDesktop } from '../../src/main/start-desktop.ts';
import type { StorageChange } from '../../src/shared/contract/storage-calls.ts';
import { FakeSafeStorage, preventable } from '../helpers/fake-electron.ts';
import { desktopOptions, fakeDesktop } from './helpers/fake-desktop.ts';
import { startS3Server, type S3Server } from './helpers/s3-server.ts';
import { makeBarcodeSource } from './helpers/sources.ts';

/** The desktop app with the keychain's double, its keys saved as its window saves them, and a real S3 server. */
const KEYS = { accessKeyId: 'AKIATESTOFCUEFRAME01', secretAccessKey: 'k9-secret-of-the-desktop-test-7Qz' };
const folder = mkdtempSync(join(tmpdir(), 'cueframe-storage-'));
const appDir = join(folder, 'app');
const keychain = new FakeSafeStorage();

let s3: S3Server;
let bucket: S3Store;
let change: StorageChange;
beforeAll(async () => {
  s3 = await startS3Server(KEYS);
  bucket = createS3Store({ ...s3.options, prefix: 'desk/' });
  const { endpoint, region, forcePathStyle, partChecksum } = s3.options;
  change = {
    settings: { endpoint, region, bucket: s3.options.bucket, prefix: 'desk/', forcePathStyle, partChecksum },
    keys: KEYS,
  };
});
afterAll(async () => {
  bucket.close();
  await s3.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The app from its start to its end, with what it said and told. */
async function withApp(work: (app: ReturnType<typeof fakeDesktop>) => Promise<void>): Promise<string> {
  const fake = fakeDesktop(appDir, { safeStorage: keychain });
  const loaded = once(fake.shown, 'loaded');
  const running = startDesktop(fake.electron, desktopOptions(appDir, []));
  await loaded;
  try {
    await work(fake);
  } finally {
    const exited = once(fake.app, 'exited');
    fake.windows[0]?.emit('close', preventable({}));
    await exited;
    await running;
  }
  return JSON.stringify([fake.replies, fake.windows.map(({ webContents }) => webContents.sent)]);
}

/** Every file below a folder, as bytes. */
function filesIn(dir: string): { readonly name: string; readonly bytes: Buffer }[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => ({ name, bytes: readFileSync(join(parentPath, name)) }));
}
const showsSecret = (text: string | Buffer) =>
  [KEYS.secretAccessKey, Buffer.from(KEYS.secretAccessKey).toString('base64'), KEYS.accessKeyId].some(
    (secret) => text.includes(secret),
  );

test('keys saved in the app bring a film to the bucket, without a restart, and are shown nowhere', async () => {
  const path = makeBarcodeSource(folder, 'source.mp4', {
    ...{ size: { widthPx: 64, heightPx: 36 }, rate: '25', count: 25 },
  });
  const said = await withApp(async ({ call, shown }) => {
    expect(await call.storage({})).toMatchObject({ source: 'folder', isEditable: true, problem: null });
    expect(await call.testStorage({ change })).toEqual({ place: 's3://films/desk/' });
    expect(await call.saveStorage(change)).toEqual({
      ...{ source: 'saved', settings: change.settings, variables: {}, isEditable: true, problem: null },
      keys: { accessKeyIdEnd: 'ME01' },
    });
    const { id } = await call.startJob({
      document: { cueframe: 1, media: { v: { src: path } }, timeline: [{ media: 'v' }], cues: [] },
      ...{ baseDir: null, settings: {}, output: null, title: 'Film' },
    });
    shown.on('error', (error) => expect.unreachable(String(error)));
    await expect
      .poll(async () => (await call.jobs({ limit: 1 })).jobs[0], { timeout: 60_000, interval: 100 })
      .toMatchObject({ state: 'done', result: { output: `s3://films/desk/outputs/${id}.mp4`, frames: 25 } });
    const film = await bucket.head(`outputs/${id}.mp4`);
    expect(film?.sizeBytes).toBeGreaterThan(1000);
  });
  const kept = filesIn(appDir);
  expect({
    keptAs: kept
      .map(({ name }) => name)
      .filter((name) => /secrets|storage|\.log/.test(name))
      .sort(),
    mode: statSync(join(appDir, 'secrets.json')).mode & 0o777,
    shownIn: kept.filter(({ bytes }) => showsSecret(bytes)).map(({ name }) => name),
    isSaid: showsSecret(said),
  }).toEqual({
    keptAs: ['cueframe.log', 'secrets.json', 'storage.json'],
    mode: 0o600,
    shownIn: [],
    isSaid: false,
  });
});

test('they are there after a restart, and gone when they are removed', async () => {
  const said = await withApp(async ({ call }) => {
    expect(await call.testStorage({ change: null })).toEqual({ place: 's3://films/desk/' });
    expect(await call.removeStorage({})).toMatchObject({ source: 'folder', settings: null, keys: null });
    await expect(call.testStorage({ change: null })).rejects.toMatchObject({ code: 'storage.not_found' });
    await expect(call.testStorage({ change: { ...change, keys: null } })).rejects.toMatchObject({
      code: 'secrets.unavailable',
    });
  });
  const left = filesIn(appDir).filter(({ name }) => name === 'storage.json' || name === 'secrets.json');
  expect([left.map(({ name, bytes }) => [name, bytes.toString()]), showsSecret(said)]).toEqual([
    [['secrets.json', '{"version":1,"secrets":{}}\n']],
    false,
  ]);
});

test('a test of the connection says what is wrong, at once and without the keys', async () => {
  const said = await withApp(async ({ call }) => {
    const failure = (settings: Partial<StorageChange['settings']>, secretAccessKey = KEYS.secretAccessKey) =>
      call
        .testStorage({
          change: {
            settings: { ...change.settings, ...settings },
            keys: { accessKeyId: KEYS.accessKeyId, secretAccessKey },
          },
        })
        .then(
          () => 'it worked',
          (error: { code: string }) => error.code,
        );
    expect([
      await failure({}, 'not the key'),
      await failure({ bucket: 'no-such-bucket' }),
      await failure({ endpoint: 'http://127.0.0.1:9' }),
      await failure({ bucket: 'Not A Bucket' }),
    ]).toEqual(['storage.denied', 'storage.not_found', 'storage.failed', 'request.invalid']);
    s3.front.fault = (operation) =>
      operation === 'put' ? ({ refuse }) => refuse(403, 'AccessDenied') : null;
    expect(await failure({})).toBe('storage.denied');
    s3.front.fault = null;
  });
  expect(showsSecret(said)).toBe(false);
});

test('without a keyring nothing is kept, and the window is told why and what to do', async () => {
  keychain.backend = 'basic_text';
  await withApp(async ({ call }) => {
    await expect(call.saveStorage(change)).rejects.toMatchObject({ code: 'secrets.unavailable' });
    expect((await call.storage({})).problem?.help).toContain('CUEFRAME_S3_SECRET_ACCESS_KEY');
  });
  expect(filesIn(appDir).some(({ name, bytes }) => name === 'storage.json' || showsSecret(bytes))).toBe(
    false,
  );
});
