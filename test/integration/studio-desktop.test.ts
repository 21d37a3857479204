import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startDesktop } from '../../src/main/start-desktop.ts';
import { preventable, type FakeWindow } from '../helpers/fake-electron.ts';
import { desktopOptions, fakeDesktop } from './helpers/fake-desktop.ts';

/** The desktop app as a whole over a double of Electron: its real service, its real calls, no display. */
const folder = mkdtempSync(join(tmpdir(), 'cueframe-desktop-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const toldTo = (window: FakeWindow | undefined) => window?.webContents.sent.map(({ args }) => args[0]);

function recentLabels(menus: ReturnType<typeof fakeDesktop>['menus']) {
  const items = menus.at(-1)?.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
  const recent = items?.find(({ label }) => label === 'Open recent')?.submenu;
  return Array.isArray(recent) ? recent.map(({ label }) => label) : null;
}

test('the app opens its window, answers it, takes what a second start brings, and ends when its window is closed', async () => {
  writeFileSync(join(folder, 'talk.scenario.json'), '{"cueframe":1}');
  const fake = fakeDesktop(folder);
  const loaded = once(fake.shown, 'loaded');
  const running = startDesktop(fake.electron, desktopOptions(folder, ['talk.scenario.json']));
  await loaded;
  const [window] = fake.windows;
  expect([window?.loaded, fake.app.isSandboxed]).toEqual(['app://studio/', true]);
  expect(toldTo(window)).toEqual([{ type: 'open', path: join(folder, 'talk.scenario.json') }]);

  const info = await fake.call.describe({});
  expect(info).toMatchObject({ door: 'desktop', recent: [], recoverable: [] });
  await fake.call.openProject({ path: join(folder, 'talk.scenario.json') });
  expect(fake.recent).toEqual([join(folder, 'talk.scenario.json')]);
  expect((await fake.page('app://studio/none.js')).status).toBe(404);

  expect(recentLabels(fake.menus)).toEqual([`talk.scenario.json (${folder})`]);
  Object.assign(window ?? {}, { isSmall: true, hasFocus: false });
  fake.app.emit('second-instance', {}, ['/cueframe'], '/home/ann');
  expect([window?.isSmall, window?.hasFocus]).toEqual([false, true]);

  fake.app.emit('second-instance', {}, ['/cueframe', 'other.scenario.json'], '/home/ann');
  fake.app.emit('open-file', preventable({}), '/mac/third.scenario.json');
  const save = fake.menus[0]?.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
  save?.find(({ id }) => id === 'project.save')?.click?.({} as never, undefined, {} as never);
  expect(toldTo(window)?.slice(1)).toEqual([
    { type: 'open', path: '/home/ann/other.scenario.json' },
    { type: 'open', path: '/mac/third.scenario.json' },
    { type: 'menu', command: 'project.save' },
  ]);

  const exited = once(fake.app, 'exited');
  const closing = preventable({});
  window?.emit('close', closing);
  await exited;
  await running;
  expect([closing.defaultPrevented, fake.app.exitCodes]).toEqual([true, [0]]);
  expect(toldTo(window)?.at(-1)).toEqual({ type: 'leaving' }); // the change of a moment ago is not lost
  expect(readFileSync(join(folder, 'logs', 'cueframe.log'), 'utf8')).toBe('');
});

test('a second start hands over and ends', async () => {
  const fake = fakeDesktop(folder, { isFirst: false });
  await startDesktop(fake.electron, desktopOptions(folder, []));
  expect([fake.app.exitCodes, fake.windows]).toEqual([[0], []]);
});

test('however the app is quit, the next start finds the window where it was; all it keeps lies in the folder it was given', async () => {
  const own = join(folder, 'own');
  const fake = fakeDesktop(folder, { switches: { 'user-data-dir': 'own' } });
  const loaded = once(fake.shown, 'loaded');
  const running = startDesktop(fake.electron, { ...desktopOptions(folder, []), platform: 'win32' });
  await loaded;
  await fake.call.describe({});
  const exited = once(fake.app, 'exited');
  fake.app.quit(); // as the menu does: no window is closed
  await exited;
  await running;
  expect(JSON.parse(readFileSync(join(own, 'window.json'), 'utf8'))).toEqual({
    ...{ bounds: { x: 10, y: 20, width: 1200, height: 700 }, isMaximized: false },
  });
  expect({ paths: fake.app.paths, id: fake.app.userModelId, files: readdirSync(own).sort() }).toEqual({
    paths: { userData: own, sessionData: own },
    id: 'com.cueframe.studio',
    files: ['data', 'logs', 'window.json'],
  });
});
