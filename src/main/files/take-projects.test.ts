import { EventEmitter } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'electron';
import { expect, test } from 'vitest';
import { preventable } from '../../../test/helpers/fake-electron.ts';
import { takeProjects } from './take-projects.ts';
import { useGivenFolder } from './use-folder.ts';

test('projects that come before there is a window wait for it, in their order; later ones are opened at once', () => {
  const app = new EventEmitter();
  const story: string[] = [];
  const projects = takeProjects({
    ...{ app: app as unknown as App, argv: ['/cueframe', 'a.scenario.json'], currentDir: '/home/ann' },
    onStartedAgain: () => story.push('front'),
  });
  const early = preventable({});
  app.emit('open-file', early, '/mac/b.scenario.json');
  app.emit('second-instance', {}, ['/cueframe', '--flag', 'c.json'], '/home/bob');
  projects.start((path) => story.push(path));
  app.emit('second-instance', {}, ['/cueframe'], '/');
  app.emit('open-file', preventable({}), '/mac/d.scenario.json');
  app.emit('activate');
  expect({ story, isTaken: early.defaultPrevented }).toEqual({
    story: [
      ...['front', '/home/ann/a.scenario.json', '/mac/b.scenario.json', '/home/bob/c.json'],
      ...['front', '/mac/d.scenario.json', 'front'],
    ],
    isTaken: true,
  });
});

test('a folder that is given is made and keeps everything; without one nothing is moved', () => {
  const home = mkdtempSync(join(tmpdir(), 'cueframe-folder-'));
  try {
    const moved: Record<string, string> = {};
    const app = (given: string) => ({
      commandLine: { getSwitchValue: (name: string) => (name === 'user-data-dir' ? given : '') },
      setPath: (name: string, path: string) => void (moved[name] = path),
    });
    useGivenFolder(app(''), home);
    expect(moved).toEqual({});
    useGivenFolder(app('mine'), home);
    const folder = join(home, 'mine');
    expect([moved, existsSync(folder)]).toEqual([{ userData: folder, sessionData: folder }, true]);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
});
