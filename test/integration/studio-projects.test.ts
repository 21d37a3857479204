import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
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
  await studio.call.autosave({ projectId: 'p-1', path: null, document: DOCUMENT });
  await studio.call.autosave({ projectId: 'p-1', path: null, document });
  const afterCrash = await studio.call.describe({});
  expect(afterCrash.recoverable).toEqual([
    { projectId: 'p-1', title: 'Unsaved', path: null, changedAtMs: expect.any(Number) },
  ]);
  const recovered = await studio.call.recover({ projectId: 'p-1' });
  expect(recovered).toEqual({
    ...{ path: null, baseDir: null, document, problems: [], digest: null },
    media: NOTHING_FOUND,
  });
  await studio.call.discardRecovery({ projectId: 'p-1' });
  expect((await studio.call.describe({})).recoverable).toEqual([]);
  await expect(studio.call.recover({ projectId: 'p-1' })).rejects.toMatchObject({
    code: 'project.not_found',
  });
});

test.each(['../evil', 'a/b', 'a\\b', '', '.'])('%j is no id of a project', async (projectId) => {
  await expect(studio.call.autosave({ projectId, path: null, document: DOCUMENT })).rejects.toMatchObject({
    code: 'request.invalid',
  });
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
    other.close();
  }
});
