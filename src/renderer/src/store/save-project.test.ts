import { expect, test } from 'vitest';
import type { RecoveredProject } from '../../../shared/contract/studio.ts';
import { StudioError } from '../../../shared/errors.ts';
import { fakeStudio } from '../../../../test/web/fake-studio.ts';
import { startAutosave } from './autosave.ts';
import { isUnsaved } from './project.ts';

const PLACE = '/films/a.scenario.json';

/** A moment of rest comes when the test says so. */
function restingTimers() {
  const waiting = new Set<() => void>();
  return {
    timers: {
      set: (work: () => void) => (waiting.add(work), work),
      clear: (work: never) => waiting.delete(work),
    },
    async rest() {
      const due = [...waiting];
      waiting.clear();
      for (const work of due) work();
      await settled();
    },
  };
}
const settled = () => new Promise((resolve) => setTimeout(resolve)); // lets calls come back

/** An engine that keeps one state as the true one does, and whose saving ends when it is let. */
function slowEngine() {
  let kept: { revision: number; digest: string | null; document: unknown } | null = null;
  let finish: () => void = () => {};
  const studio = fakeStudio({
    saveProject: async () => {
      await new Promise<void>((done) => (finish = done));
      return { digest: 'd2', savedAtMs: 5 };
    },
    autosave: ({ revision, digest, document }) => ((kept = { revision, digest, document }), null),
    discardRecovery: ({ revision }) => {
      if (kept && kept.revision <= (revision ?? Infinity)) kept = null;
      return null;
    },
  });
  return { ...studio, kept: () => kept, finish: () => finish() };
}

test('an edit that was kept while an older state was written is still kept after', async () => {
  const { session, kept, finish } = slowEngine();
  const { timers, rest } = restingTimers();
  startAutosave(session.context, timers);
  await session.project.go({ type: 'open', place: PLACE });
  session.edit.addCueAtPlayhead('first');
  await rest();
  const saving = session.project.save();
  await settled();
  session.edit.addCueAtPlayhead('second');
  await rest();
  const { project } = session.store.getState();
  finish();
  expect(await saving).toBe(true);
  expect(kept()?.document).toEqual(project?.document);
  await rest();
  // based on the file that was written now: recovered, it is no conflict with our own
  expect(kept()).toEqual({ revision: project?.revision, digest: 'd2', document: project?.document });
  const again = session.project.save();
  await settled();
  finish();
  expect([await again, kept(), isUnsaved(session.store.getState().project)]).toEqual([true, null, false]);
});

test('a recovered project goes on counting where it was kept, and saves over the file it began with', async () => {
  const recovered: RecoveredProject = {
    ...{ path: PLACE, baseDir: '/films', document: { cueframe: 1 }, problems: [] },
    ...{ digest: 'begun with', revision: 41, media: { found: [], changed: [] } },
  };
  const { session, calls } = fakeStudio({ recover: () => recovered });
  await session.project.go({ type: 'recover', projectId: 'kept' });
  expect(isUnsaved(session.store.getState().project)).toBe(true);
  session.edit.addCueAtPlayhead('more');
  await session.project.save();
  const inputs = calls.filter(([name]) => name === 'saveProject' || name === 'discardRecovery');
  expect(inputs).toEqual([
    ['saveProject', expect.objectContaining({ path: PLACE, ifDigest: 'begun with' })],
    ['discardRecovery', { projectId: 'kept', revision: 42 }],
  ]);
});

function conflictStudio(found: string | null) {
  return fakeStudio({
    saveProject: ({ path, ifDigest }) => {
      if (ifDigest === found) return { digest: 'd3', savedAtMs: 6 };
      throw new StudioError('project.conflict', 'changed', { details: { path, expected: ifDigest, found } });
    },
  });
}

test.each([
  ['that was changed', 'theirs'],
  ['that is gone', null],
])('a file %s is asked about, and replaced only when that is said', async (_, found) => {
  const { session } = conflictStudio(found);
  await session.project.go({ type: 'open', place: PLACE });
  session.edit.addCueAtPlayhead('mine');
  expect(await session.project.save()).toBe(false);
  const { dialog, notices, project } = session.store.getState();
  expect({ dialog, notices, digest: project?.digest, isUnsaved: isUnsaved(project) }).toEqual({
    dialog: { kind: 'conflict', path: PLACE, found, isOurs: true },
    notices: [],
    digest: 'd1',
    isUnsaved: true,
  });
  expect(await session.project.saveTo(PLACE, found)).toBe(true);
  expect(isUnsaved(session.store.getState().project)).toBe(false);
});

test('a name that is taken is asked about as well', async () => {
  const { session } = conflictStudio('another');
  await session.project.go({ type: 'new' });
  expect(await session.project.saveTo('taken.scenario.json', null)).toBe(false);
  expect(session.store.getState().dialog).toEqual({
    ...{ kind: 'conflict', path: 'taken.scenario.json', found: 'another', isOurs: false },
  });
});

test('opening the file of the other keeps the own changes first, or does not happen', async () => {
  let isFull = true;
  const { session, calls } = fakeStudio({
    autosave: () => {
      if (isFull) throw new StudioError('disk.full', 'the disk is full');
      return null;
    },
  });
  await session.project.go({ type: 'open', place: PLACE });
  session.edit.addCueAtPlayhead('mine');
  const { project: mine } = session.store.getState();
  await session.project.reopen(PLACE);
  expect(session.store.getState().project).toBe(mine);
  expect(session.store.getState().notices).toMatchObject([{ name: 'autosaveFailed' }]);
  isFull = false;
  calls.length = 0;
  await session.project.reopen(PLACE);
  expect(calls.slice(0, 2)).toEqual([
    [
      'autosave',
      {
        ...{ projectId: mine?.projectId, path: PLACE, digest: 'd1', revision: 1 },
        document: mine?.document,
      },
    ],
    ['openProject', { path: PLACE }],
  ]);
  expect(session.store.getState().project?.projectId).not.toBe(mine?.projectId);
});

test('“Do not save” is believed: the changes are not kept as lost work, once the other project is there', async () => {
  let canOpen = false;
  const { session, calls } = fakeStudio({
    openProject: ({ path }) => {
      if (!canOpen) throw new StudioError('scenario.not_found', 'it is gone');
      return {
        ...{ path, baseDir: '/films', digest: 'd1', document: { cueframe: 1 }, problems: [] },
        media: { found: [], changed: [] },
      };
    },
  });
  await session.project.go({ type: 'new' });
  session.edit.addCueAtPlayhead('not wanted');
  const left = session.store.getState().project;
  const discarded = () => calls.filter(([name]) => name === 'discardRecovery').map(([, input]) => input);
  await session.project.leave({ type: 'open', place: PLACE });
  expect([session.store.getState().project, discarded()]).toEqual([left, []]);
  canOpen = true;
  await session.project.leave({ type: 'open', place: PLACE });
  expect(discarded()).toEqual([{ projectId: left?.projectId, revision: left?.revision }]);
});
