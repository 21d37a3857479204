import { expect, test } from 'vitest';
import { dropped, fakeStudio, jobOf } from '../../../../test/web/fake-studio.ts';
import { StudioError } from '../../../shared/errors.ts';
import { startAutosave } from './autosave.ts';
import { isUnsaved } from './project.ts';
import { startSession } from './session.ts';

const noticeNames = (session: ReturnType<typeof fakeStudio>['session']) =>
  session.store.getState().notices.map(({ name }) => name);

test('one video without a project becomes a project with that clip', async () => {
  const { session } = fakeStudio();
  await session.drop.take([dropped('film.mp4')]);
  const { project, selection } = session.store.getState();
  expect(project?.document).toEqual({
    cueframe: 1,
    media: { film: { src: '/dropped/film.mp4', kind: 'video' } },
    timeline: [{ id: 'p1', media: 'film', out: 10 }],
    cues: [],
  });
  expect(selection).toEqual({ kind: 'clips', ids: ['p1'] });
});

test('several files go to the bin; subtitles become cues; undo takes back each', async () => {
  const { session } = fakeStudio();
  await session.drop.take([dropped('a.mp4'), dropped('b.png'), dropped('c.srt')]);
  expect(session.store.getState().project?.document).toEqual({
    cueframe: 1,
    media: { a: { src: '/dropped/a.mp4', kind: 'video' }, b: { src: '/dropped/b.png', kind: 'image' } },
    timeline: [],
    cues: [{ id: 'c1', type: 'text', start: 0, end: 1, text: 'hello' }],
  });
  session.edit.undo();
  session.edit.undo();
  expect(session.store.getState().project?.document).toEqual({
    cueframe: 1,
    media: {},
    timeline: [],
    cues: [],
  });
});

test('bad files are told one by one, and nothing is lost', async () => {
  const { session } = fakeStudio({
    addMedia: ({ places }) => ({
      media: [],
      refused: places.map((place) => ({
        ...{ place, name: place, stamp: '1' },
        ...{ code: 'media.unreadable', message: 'not a video' },
      })),
    }),
  });
  await session.project.go({ type: 'new' });
  const before = session.store.getState().project;
  await session.drop.take([dropped('empty.mp4', 0), dropped('notes.docx'), dropped('broken.mp4')]);
  expect(noticeNames(session)).toEqual(['dropEmpty', 'dropUnknown', 'mediaRefused']);
  expect(session.store.getState().project).toBe(before);
});

test('a project that cannot be opened leaves the open one as it is', async () => {
  const { session } = fakeStudio({
    openProject: () => {
      throw new StudioError('scenario.syntax', 'line 3: a comma is missing');
    },
  });
  await session.project.go({ type: 'new' });
  const before = session.store.getState().project;
  await session.project.request({ type: 'open', place: '/x.scenario.json' });
  expect(session.store.getState().project).toBe(before);
  expect(session.store.getState().notices).toMatchObject([
    { name: 'openFailed', failure: { code: 'scenario.syntax', message: 'line 3: a comma is missing' } },
  ]);
});

test('unsaved changes are asked about; saving says which file it was read from', async () => {
  const { session, calls } = fakeStudio();
  await session.project.request({ type: 'open', place: '/films/a.scenario.json' });
  session.edit.addCueAtPlayhead('Hi');
  await session.project.request({ type: 'new' });
  expect(session.store.getState().dialog).toEqual({ kind: 'unsaved', destination: { type: 'new' } });
  expect(await session.project.save()).toBe(true);
  const { project } = session.store.getState();
  expect({ isUnsaved: isUnsaved(project), digest: project?.digest, savedAtMs: project?.savedAtMs }).toEqual({
    isUnsaved: false,
    digest: 'd2',
    savedAtMs: 5,
  });
  expect(calls.find(([name]) => name === 'saveProject')?.[1]).toEqual({
    path: '/films/a.scenario.json',
    document: project?.document,
    baseDir: '/films',
    ifDigest: 'd1',
  });
  session.edit.undo();
  expect(isUnsaved(session.store.getState().project)).toBe(true);
  session.edit.redo();
  expect(isUnsaved(session.store.getState().project)).toBe(false);
});

test('a new project of a browser is saved under a name the window asks for', async () => {
  const { session } = fakeStudio();
  await session.project.refreshInfo();
  await session.project.go({ type: 'new' });
  expect(await session.project.save()).toBe(false);
  expect(session.store.getState().dialog).toEqual({ kind: 'saveName' });
});

test('the last state is sent once things are quiet, and only when it is unsaved', async () => {
  const { session, calls } = fakeStudio();
  const waiting = new Set<() => void>();
  const timers = {
    set: (work: () => void) => (waiting.add(work), work),
    clear: (work: never) => waiting.delete(work),
  };
  const rest = async () => {
    const due = [...waiting];
    waiting.clear();
    for (const work of due) work();
    await new Promise((resolve) => setTimeout(resolve)); // lets the call come back
  };
  startAutosave(session.context, timers);
  await session.project.go({ type: 'new' });
  await rest();
  session.edit.addCueAtPlayhead('a');
  session.edit.addCueAtPlayhead('b');
  await rest();
  const saved = calls.filter(([name]) => name === 'autosave');
  const { project } = session.store.getState();
  expect(saved).toEqual([
    [
      'autosave',
      {
        ...{ projectId: project?.projectId, path: null, digest: null },
        ...{ revision: 2, document: project?.document, windowId: 'w1' },
      },
    ],
  ]);
});

test('facts about jobs come up and the rest is read again', async () => {
  const { session, emit } = fakeStudio({ jobs: () => ({ jobs: [jobOf('a')], cursor: '3' }) });
  const ran: string[] = [];
  startSession(session, (id) => ran.push(id));
  await expect.poll(() => session.store.getState().jobs.length).toBe(1);
  const at = { cursor: '4', jobId: 'a', atMs: 0 };
  const progress = {
    phase: 'rendering' as const,
    percent: 50,
    frames: 5,
    totalFrames: 10,
    fps: 2,
    etaSeconds: 3,
  };
  emit({ type: 'job', event: { ...at, type: 'state', from: 'queued', to: 'running' }, job: null });
  emit({ type: 'job', event: { ...at, type: 'progress', progress }, job: null });
  emit({
    type: 'job',
    event: { ...at, jobId: 'b', type: 'state', from: null, to: 'queued' },
    job: jobOf('b'),
  });
  emit({ type: 'menu', command: 'edit.undo' });
  emit({ type: 'menu', command: 'no.such' });
  expect(session.store.getState().jobs).toEqual([jobOf('b'), jobOf('a', { state: 'running', progress })]);
  expect(ran).toEqual(['edit.undo']);
});

test('the end of a render is told, a failure with what to do', async () => {
  const { session, emit } = fakeStudio();
  startSession(session, () => {});
  const at = { cursor: '1', atMs: 0, type: 'state', from: 'running' } as const;
  const failure = { code: 'disk.full', message: 'no space', details: { help: 'Free some.' } } as const;
  emit({ type: 'job', event: { ...at, jobId: 'a', to: 'done' }, job: jobOf('a', { state: 'done' }) });
  emit({
    type: 'job',
    event: { ...at, jobId: 'b', to: 'failed' },
    job: jobOf('b', { state: 'failed', failure }),
  });
  expect(session.store.getState().notices).toMatchObject([
    { name: 'renderDone', tone: 'info', values: { name: 'Film' }, failure: null },
    {
      name: 'renderFailed',
      tone: 'error',
      failure: { code: 'disk.full', message: 'no space', ownHelp: 'Free some.' },
    },
  ]);
});

test('what was selected and is gone is no longer selected', async () => {
  const { session } = fakeStudio();
  await session.project.go({ type: 'new' });
  session.edit.addCueAtPlayhead('a');
  expect(session.store.getState().selection).toEqual({ kind: 'cues', ids: ['c1'] });
  session.edit.undo();
  expect(session.store.getState().selection).toEqual({ kind: 'none', ids: [] });
});
