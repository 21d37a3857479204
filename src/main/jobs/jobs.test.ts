import { EventEmitter } from 'node:events';
import type { App } from 'electron';
import { expect, test } from 'vitest';
import { FakeWindow, preventable } from '../../../test/helpers/fake-electron.ts';
import type { StudioEvent } from '../../shared/contract/studio.ts';
import type { Job, JobState } from '../../shared/job/job.ts';
import { guardQuit, quitQuestion, type OpenWork } from './quit-guard.ts';
import { createWorkShow } from './show-work.ts';
import { workShown } from './work-shown.ts';

const job = (state: JobState, percent = 0): Job =>
  ({ id: 'j1', state, progress: { percent }, request: { title: 'Talk' }, failure: null }) as unknown as Job;

test.each([
  ['nothing', [], false, { ratio: -1, mode: 'none', isWorking: false }],
  ['one job', [job('running', 40)], false, { ratio: 0.4, mode: 'normal', isWorking: true }],
  [
    'one running and one waiting',
    [job('running', 50), job('queued')],
    false,
    { ratio: 0.25, mode: 'normal', isWorking: true },
  ],
  ['only paused ones', [job('paused', 30)], false, { ratio: 1, mode: 'paused', isWorking: false }],
  ['a failure', [], true, { ratio: 1, mode: 'error', isWorking: false }],
  ['a failure and a new job', [job('running', 10)], true, { ratio: 0.1, mode: 'normal', isWorking: true }],
] as const)('the taskbar shows %s', (_name, jobs, hasFailed, shown) => {
  expect(workShown(jobs, hasFailed)).toEqual(shown);
});

test('the machine stays awake while a film is rendered, and the person hears of its end only when away', async () => {
  const window = new FakeWindow();
  const told: string[] = [];
  const blockers: string[] = [];
  let open: Job[] = [];
  const show = createWorkShow({
    jobs: { list: async () => ({ jobs: open, nextBeforeId: null }) },
    window: () => window.asWindow(),
    powerSaveBlocker: {
      start: (type) => blockers.push(`start ${type}`),
      stop: (id) => blockers.push(`stop ${id}`) > 0,
    },
    notify(title, body, onClick) {
      told.push(`${title}: ${body}`);
      onClick();
    },
    onWished: () => told.push('window'),
  });
  const hear = async (to: JobState, now: readonly Job[], from: JobState = 'running') => {
    open = [...now];
    const ended = now.length > 0 ? now[0] : job(to);
    await show.hear({
      type: 'job',
      event: { type: 'state', from, to },
      job: ended,
    } as unknown as StudioEvent);
  };
  await hear('running', [job('running', 25)], 'queued');
  expect([await show.runningCount(), blockers]).toEqual([1, ['start prevent-app-suspension']]);
  await hear('done', []);
  await hear('failed', []);
  await show.seen();
  window.hasFocus = true;
  await hear('failed', []);
  expect({ told, blockers, progress: window.progress }).toEqual({
    told: ['Film ready: Talk', 'window', 'Render failed: Talk', 'window'],
    blockers: ['start prevent-app-suspension', 'stop 1'],
    progress: [
      { ratio: 0.25, mode: 'normal' },
      { ratio: -1, mode: 'none' },
      { ratio: 1, mode: 'error' },
      { ratio: -1, mode: 'none' },
      { ratio: -1, mode: 'none' },
    ],
  });
});

test('quitting says what is open, and nothing when there is nothing', () => {
  expect(quitQuestion({ runningJobs: 0, unsavedProjects: 0 })).toEqual([]);
  expect(quitQuestion({ runningJobs: 2, unsavedProjects: 1 })).toHaveLength(2);
});

/** An app that was told to quit; how it went on. */
async function quit(openWork: OpenWork | null, response: number, times = 1) {
  const app = new EventEmitter();
  const story: string[] = [];
  const exited = new Promise<void>((resolve) =>
    guardQuit({
      app: Object.assign(app, {
        exit: (code?: number) => {
          story.push(`exit ${code}`);
          resolve();
        },
      }) as unknown as Pick<App, 'on' | 'exit'>,
      dialog: {
        showMessageBox: (async () => {
          story.push('asked');
          if (response === 0) resolve();
          return { response, checkboxChecked: false };
        }) as never,
      },
      window: () => null,
      openWork: async () => {
        if (openWork) return openWork;
        throw new Error('the database is gone');
      },
      end: async () => void story.push('ended'),
      onTrouble: (error) => void story.push(String(error)),
    }),
  );
  const events = Array.from({ length: times }, () => preventable({}));
  for (const event of events) app.emit('before-quit', event);
  await exited;
  return { story, held: events.every(({ defaultPrevented }) => defaultPrevented) };
}

test.each([
  ['nothing open', { runningJobs: 0, unsavedProjects: 0 }, 1, ['ended', 'exit 0']],
  ['a render, and the person quits', { runningJobs: 1, unsavedProjects: 0 }, 1, ['asked', 'ended', 'exit 0']],
  ['a render, and the person stays', { runningJobs: 1, unsavedProjects: 0 }, 0, ['asked']],
  ['unsaved changes', { runningJobs: 0, unsavedProjects: 1 }, 1, ['asked', 'ended', 'exit 0']],
  ['nobody who knows what is open', null, 1, ['Error: the database is gone', 'ended', 'exit 0']],
] as const)('quitting with %s', async (_name, work, response, story) => {
  expect(await quit(work, response, 2)).toEqual({ story, held: true });
});
