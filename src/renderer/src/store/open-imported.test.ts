import { expect, test } from 'vitest';
import { fakeStudio } from '../../../../test/web/fake-studio.ts';
import { isUnsaved } from './project.ts';

const remark = (index: number) => ({ path: `cues[${index}]`, code: 'plugin.unknown', message: 'is unknown' });

test('a project of another program is a new one that nobody saved, and its remarks are shown', async () => {
  const { session } = fakeStudio({
    openProject: () => ({
      ...{ path: null, baseDir: '/films', document: { cueframe: 1, cues: [] }, problems: [], digest: null },
      media: { found: [], changed: [] },
      imported: { name: 'scene.json', format: 'a scenario', warnings: [0, 1, 2, 3].map(remark) },
    }),
  });
  await session.project.request({ type: 'open', place: '/films/scene.json' });
  const { project, notices } = session.store.getState();
  expect([isUnsaved(project), project?.path, project?.baseDir]).toEqual([true, null, '/films']);
  expect(notices.map(({ name, values }) => [name, values])).toEqual([
    ['projectImported', { name: 'scene.json', format: 'a scenario' }],
    ['cuesWarning', { name: 'scene.json', reason: 'Cue 1: is unknown.' }],
    ['cuesWarning', { name: 'scene.json', reason: 'Cue 2: is unknown.' }],
    ['moreRemarks', { name: 'scene.json', count: 2 }],
  ]);
});
