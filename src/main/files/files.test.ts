import type { App, Dialog } from 'electron';
import { EventEmitter } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { logFailures, openAppLog } from './app-log.ts';
import { createDesktop } from './desktop-dialogs.ts';
import { projectsIn } from './opened-files.ts';

test('projects named on the command line are opened, switches and other files are not', () => {
  const argv = [
    '/opt/cueframe',
    '--flag=x.json',
    'talk.scenario.json',
    '/abs/other.scenario.json',
    'film.mp4',
    '.',
  ];
  expect(projectsIn(argv, '/home/ann')).toEqual(['/home/ann/talk.scenario.json', '/abs/other.scenario.json']);
});

function desktop(answers: { open?: string[]; save?: string; canceled?: boolean }) {
  const asked: { filters?: { extensions: string[] }[]; defaultPath?: string; properties?: string[] }[] = [];
  const revealed: string[] = [];
  const { canceled = false } = answers;
  const dialog = {
    showOpenDialog: async (options: never) => {
      asked.push(options);
      return { canceled, filePaths: answers.open ?? [] };
    },
    showSaveDialog: async (options: never) => {
      asked.push(options);
      return { canceled, filePath: answers.save ?? '' };
    },
  } as unknown as Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>;
  return {
    asked,
    revealed,
    parts: createDesktop({
      ...{ dialog, window: () => null },
      shell: { showItemInFolder: (path) => revealed.push(path) },
      app: { addRecentDocument: (path) => revealed.push(`recent ${path}`) },
      onLeft: () => {},
      onRecent: (path) => revealed.push(`menu ${path}`),
    }),
  };
}

test('several media may be chosen, one project; a cancelled dialog is null', async () => {
  const { parts, asked } = desktop({ open: ['/a.mp4', '/b.mp4'] });
  expect([await parts.askOpen('media'), await parts.askOpen('project')]).toEqual([
    ['/a.mp4', '/b.mp4'],
    ['/a.mp4', '/b.mp4'],
  ]);
  expect(asked.map(({ properties }) => properties)).toEqual([['openFile', 'multiSelections'], ['openFile']]);
  const cancelled = desktop({ canceled: true });
  expect([await cancelled.parts.askOpen('cues'), await cancelled.parts.askSave('film', 'x.mp4')]).toEqual([
    null,
    null,
  ]);
});

test('a film is saved under the kind its name has', async () => {
  const { parts, asked } = desktop({ save: '/films/x.webm' });
  expect(await parts.askSave('film', 'x.webm')).toBe('/films/x.webm');
  expect([asked[0]?.defaultPath, asked[0]?.filters?.[0]?.extensions]).toEqual(['x.webm', ['webm']]);
});

test('showing a file and noting a project go to the system', () => {
  const { parts, revealed } = desktop({});
  parts.reveal('/film.mp4');
  parts.noteRecent('/talk.scenario.json');
  expect(revealed).toEqual(['/film.mp4', 'recent /talk.scenario.json', 'menu /talk.scenario.json']);
});

test('the log is a file, and a large one is put aside at a start', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cueframe-log-'));
  try {
    const path = join(folder, 'cueframe.log');
    openAppLog(folder).info('started');
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ msg: 'started' });
    writeFileSync(path, 'x'.repeat(6_000_000));
    openAppLog(folder).info('again');
    expect([existsSync(`${path}.1`), readFileSync(path, 'utf8').length < 1000]).toEqual([true, true]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('what nobody caught and processes that died are written down', () => {
  const lines: unknown[] = [];
  const write = (...line: unknown[]) => void lines.push(line);
  const [app, process] = [new EventEmitter(), new EventEmitter()];
  logFailures({ fatal: write, error: write } as never, {
    ...{ app: app as unknown as App, process: process as unknown as NodeJS.Process },
  });
  const error = new Error('nobody caught this');
  process.emit('uncaughtExceptionMonitor', error, 'unhandledRejection');
  app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed', exitCode: 5 });
  app.emit('child-process-gone', {}, { type: 'Utility', reason: 'clean-exit', exitCode: 0 });
  expect(lines).toEqual([
    [{ err: error }, 'unhandledRejection'],
    [{ type: 'GPU', reason: 'crashed', exitCode: 5 }, 'a process of the app is gone'],
  ]);
});
