import { existsSync, readdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sha256Hex } from '../../src/base/digest/sha256-hex.ts';
import type { Desktop } from '../../src/studio/context/studio-services.ts';
import { openTestStudio } from './helpers/studio-services.ts';

type Studio = Awaited<ReturnType<typeof openTestStudio>>;
const NOTHING_FOUND = { found: [], changed: [] };
const DOCUMENT = { cueframe: 1, title: 'Talk', stage: { width: 64, height: 36, frameRate: 10, duration: 1 } };
let studio: Studio;

beforeAll(async () => {
  studio = await openTestStudio();
});
afterAll(() => studio.close());

const inFolder = (name: string) => join(studio.folder, name);

test('a project is saved, opened again as it was, and is the most recent one', async () => {
  const path = inFolder('talk.scenario.json');
  const saved = await studio.call.saveProject({ path, document: DOCUMENT, baseDir: null, ifDigest: null });
  const opened = await studio.call.openProject({ path });
  expect(opened).toEqual({
    path,
    baseDir: studio.folder,
    document: DOCUMENT,
    problems: [],
    digest: saved.digest,
    media: NOTHING_FOUND,
  });
  const { recent } = await studio.call.describe({});
  expect(recent[0]).toEqual({ path, title: 'Talk', openedAtMs: expect.any(Number) });
  expect(readdirSync(studio.folder).filter((name) => name.includes('.part'))).toEqual([]);
});

test('a file that somebody else changed is not overwritten', async () => {
  const path = inFolder('shared.scenario.json');
  const { digest } = await studio.call.saveProject({
    path,
    document: DOCUMENT,
    baseDir: null,
    ifDigest: null,
  });
  writeFileSync(path, '{"cueframe":1,"title":"theirs"}');
  const mine = { ...DOCUMENT, title: 'mine' };
  await expect(
    studio.call.saveProject({ path, document: mine, baseDir: null, ifDigest: digest }),
  ).rejects.toMatchObject({
    code: 'project.conflict',
  });
  await expect(
    studio.call.saveProject({ path, document: mine, baseDir: null, ifDigest: null }),
  ).rejects.toMatchObject({
    code: 'project.conflict',
  });
  expect(readFileSync(path, 'utf8')).toBe('{"cueframe":1,"title":"theirs"}');
});

test('saving into a folder that may not be written says so', async () => {
  writeFileSync(inFolder('a-file'), '');
  const path = inFolder('a-file/talk.scenario.json');
  await expect(
    studio.call.saveProject({ path, document: DOCUMENT, baseDir: null, ifDigest: null }),
  ).rejects.toMatchObject({
    code: 'output.not_writable',
  });
});

test('a project with faults opens with its problems; what is no project does not', async () => {
  const path = inFolder('faulty.scenario.json');
  writeFileSync(path, '\ufeff{"cueframe":1,"cues":[{"type":"text","text":"x","start":2,"end":1}]}');
  const { problems, document } = await studio.call.openProject({ path });
  expect(problems.map((problem) => problem.path)).toContain('cues[0].end');
  expect(document['cueframe']).toBe(1);
  writeFileSync(path, '[1]');
  await expect(studio.call.openProject({ path })).rejects.toMatchObject({ code: 'scenario.syntax' });
  writeFileSync(path, '{"cueframe": 1,,}');
  await expect(studio.call.openProject({ path })).rejects.toMatchObject({ code: 'scenario.syntax' });
  await expect(studio.call.openProject({ path: inFolder('none.json') })).rejects.toMatchObject({
    code: 'scenario.not_found',
  });
});

test('the last state of a project comes back after a crash, until it is discarded', async () => {
  const document = { ...DOCUMENT, title: 'Unsaved' };
  const [projectId, unsaved] = ['p-1', { path: null, digest: null }];
  await studio.call.autosave({ projectId, ...unsaved, revision: 1, document: DOCUMENT });
  await studio.call.autosave({ projectId, ...unsaved, revision: 2, document });
  const afterCrash = await studio.call.describe({});
  expect(afterCrash.recoverable).toEqual([
    { projectId: 'p-1', title: 'Unsaved', path: null, changedAtMs: expect.any(Number), isOpen: false },
  ]);
  const recovered = await studio.call.recover({ projectId: 'p-1' });
  expect(recovered).toEqual({
    ...{ path: null, baseDir: null, document, problems: [], digest: null, revision: 2 },
    media: NOTHING_FOUND,
  });
  await studio.call.discardRecovery({ projectId, revision: null });
  expect((await studio.call.describe({})).recoverable).toEqual([]);
  await expect(studio.call.recover({ projectId: 'p-1' })).rejects.toMatchObject({
    code: 'project.not_found',
  });
});

test('a recovered project does not overwrite what somebody else wrote meanwhile', async () => {
  const path = inFolder('recovered.scenario.json');
  const { digest } = await studio.call.saveProject({
    ...{ path, document: DOCUMENT, baseDir: null, ifDigest: null },
  });
  const mine = { ...DOCUMENT, title: 'mine' };
  await studio.call.autosave({ projectId: 'p-2', path, digest, revision: 4, document: mine });
  const theirs = '{"cueframe":1,"title":"theirs"}';
  writeFileSync(path, theirs);
  const recovered = await studio.call.recover({ projectId: 'p-2' });
  expect({ digest: recovered.digest, revision: recovered.revision }).toEqual({ digest, revision: 4 });
  const save = (ifDigest: string | null) =>
    studio.call.saveProject({ path, document: recovered.document, baseDir: null, ifDigest });
  const found = sha256Hex(theirs);
  await expect(save(recovered.digest)).rejects.toMatchObject({
    code: 'project.conflict',
    details: { path, expected: digest, found },
  });
  expect(readFileSync(path, 'utf8')).toBe(theirs);
  await save(found); // the person has seen that, and replaces it
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(mine);
});

test('what an older version kept is recovered, and does not overwrite a file either', async () => {
  const path = inFolder('older.scenario.json');
  await studio.call.saveProject({ path, document: DOCUMENT, baseDir: null, ifDigest: null });
  const document = { ...DOCUMENT, title: 'kept long ago' };
  const kept = { projectId: 'p-3', path, title: 'kept long ago', changedAtMs: 1, document };
  writeFileSync(join(studio.services.places.recoveryDir, 'p-3.json'), JSON.stringify(kept));
  const recovered = await studio.call.recover({ projectId: 'p-3' });
  expect(recovered).toMatchObject({ document, digest: null, revision: 0 });
  await expect(
    studio.call.saveProject({ path, document, baseDir: null, ifDigest: recovered.digest }),
  ).rejects.toMatchObject({ code: 'project.conflict' });
  await studio.call.discardRecovery({ projectId: 'p-3', revision: 0 });
  expect((await studio.call.describe({})).recoverable.map(({ projectId }) => projectId)).not.toContain('p-3');
});

test('saving drops what was kept up to then, and nothing that was kept later', async () => {
  const keep = (revision: number) =>
    studio.call.autosave({
      ...{ projectId: 'p-4', path: null, digest: null, revision },
      document: { ...DOCUMENT, title: `state ${revision}` },
    });
  await keep(7);
  await studio.call.discardRecovery({ projectId: 'p-4', revision: 6 });
  expect((await studio.call.recover({ projectId: 'p-4' })).document['title']).toBe('state 7');
  await studio.call.discardRecovery({ projectId: 'p-4', revision: 7 });
  await expect(studio.call.recover({ projectId: 'p-4' })).rejects.toMatchObject({
    code: 'project.not_found',
  });
});

test('what nobody wants is not kept again by a state that was sent before and arrives late', async () => {
  const keep = (revision: number) =>
    studio.call.autosave({
      ...{ projectId: 'p-5', path: null, digest: null, revision },
      document: { ...DOCUMENT, title: `state ${revision}` },
    });
  const kept = async () =>
    (await studio.call.describe({})).recoverable.filter(({ projectId }) => projectId === 'p-5').length;
  await keep(3);
  await studio.call.discardRecovery({ projectId: 'p-5', revision: 4 });
  await keep(4); // was on its way
  const afterLate = await kept();
  await keep(5); // the project is still open somewhere, and goes on
  expect([afterLate, await kept()]).toEqual([0, 1]);
  await studio.call.discardRecovery({ projectId: 'p-5', revision: null });
  expect(await kept()).toBe(0);
});

test('a project that a connected window has open is not lost', async () => {
  const windowId = 'window-1';
  await studio.call.autosave({
    ...{ projectId: 'p-6', path: null, digest: null, revision: 1, document: DOCUMENT, windowId },
  });
  const isOpen = async () =>
    (await studio.call.describe({})).recoverable.find(({ projectId }) => projectId === 'p-6')?.isOpen;
  const before = await isOpen();
  const leave = studio.windows.enter(windowId);
  const during = await isOpen();
  leave();
  expect([before, during, await isOpen()]).toEqual([false, true, false]);
});

test.skipIf(process.platform === 'win32')(
  'a project that is a link to a file is still one after saving',
  async () => {
    const [path, real] = [inFolder('link.scenario.json'), inFolder('real.scenario.json')];
    writeFileSync(real, '{"cueframe":1}');
    symlinkSync('real.scenario.json', path);
    const { digest } = await studio.call.openProject({ path });
    await studio.call.saveProject({ path, document: DOCUMENT, baseDir: null, ifDigest: digest });
    expect([readlinkSync(path), JSON.parse(readFileSync(real, 'utf8'))]).toEqual([
      'real.scenario.json',
      DOCUMENT,
    ]);
  },
);

test.each(['../evil', 'a/b', 'a\\b', '', '.'])('%j is no id of a project', async (projectId) => {
  await expect(
    studio.call.autosave({ projectId, path: null, digest: null, revision: 1, document: DOCUMENT }),
  ).rejects.toMatchObject({ code: 'request.invalid' });
});

test('a bare name is saved in the folder of projects and cannot leave it', async () => {
  await studio.call.saveProject({
    path: '../../escape.scenario.json',
    document: DOCUMENT,
    baseDir: null,
    ifDigest: null,
  });
  expect(existsSync(join(studio.services.places.projectsDir, 'escape.scenario.json'))).toBe(true);
  const opened = await studio.call.openProject({ path: 'escape.scenario.json' });
  expect(opened.document).toEqual(DOCUMENT);
});

test('the samples open with their media made, and can be opened again at once', async () => {
  const { samples } = await studio.call.describe({});
  expect(samples.map(({ id }) => id)).toEqual(['demo', 'vertical', 'interview']);
  const opened = await studio.call.openSample({ id: 'interview' });
  const media = opened.document['media'] as { background: { src: string } };
  const added = await studio.call.addMedia({ places: [media.background.src] });
  expect(added.media[0]?.info.video).toMatchObject({ widthPx: 1280, heightPx: 720, frameCount: 150 });
  expect(await studio.call.openSample({ id: 'interview' })).toEqual(opened);
  await expect(studio.call.openSample({ id: 'none' })).rejects.toMatchObject({ code: 'project.not_found' });
});

test('in a browser there are no native dialogs', async () => {
  await expect(studio.call.askOpen({ kind: 'media' })).rejects.toMatchObject({ code: 'feature.unsupported' });
  expect((await studio.call.describe({})).door).toBe('browser');
});

test('on a desktop a name agreed to in the dialog may replace a file, once', async () => {
  const chosen = inFolder('chosen.scenario.json');
  const recent: string[] = [];
  const desktop: Desktop = {
    askOpen: async () => [chosen],
    askSave: async () => chosen,
    reveal: () => {},
    left: () => {},
    noteRecent: (path) => recent.push(path),
  };
  const other = await openTestStudio({ desktop });
  try {
    writeFileSync(chosen, 'something else');
    const path = (await other.call.askSave({ kind: 'project', name: 'x' })) ?? '';
    await other.call.saveProject({ path, document: DOCUMENT, baseDir: null, ifDigest: null });
    expect(JSON.parse(readFileSync(chosen, 'utf8'))).toEqual(DOCUMENT);
    await expect(
      other.call.saveProject({
        path,
        document: { ...DOCUMENT, title: 'again' },
        baseDir: null,
        ifDigest: null,
      }),
    ).rejects.toMatchObject({ code: 'project.conflict' });
    expect({ recent, open: await other.call.askOpen({ kind: 'project' }) }).toEqual({
      recent: [chosen],
      open: [chosen],
    });
  } finally {
    await other.close();
  }
});
