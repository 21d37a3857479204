import type { MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import { COMMANDS } from '../../shared/commands/command-table.ts';
import { acceleratorOf, appMenu } from './app-menu.ts';

const NONE = { openLogs: () => {}, openProject: () => {}, recent: [] };

const submenuOf = (menu: readonly MenuItemConstructorOptions[], label: string) =>
  menu.find((entry) => entry.label === label)?.submenu as MenuItemConstructorOptions[];

test.each([
  ['mod+shift+s', 'CommandOrControl+Shift+S'],
  ['alt+arrowleft', 'Alt+Left'],
  ['space', 'Space'],
  ['?', '?'],
  ['f1', 'F1'],
])('%s is %s', (keys, accelerator) => {
  expect(acceleratorOf(keys)).toBe(accelerator);
});

test('every command that is offered is in the menu, once, and tells the window its name', () => {
  const sent: string[] = [];
  const menu = appMenu('linux', (command) => sent.push(command), NONE);
  const items = menu
    .flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))
    .filter(({ id }) => id !== undefined);
  for (const item of items) item.click?.({} as never, undefined, {} as never);
  const offered = COMMANDS.filter((command) => !('isHidden' in command)).map(({ id }) => id);
  expect(sent).toEqual(offered);
});

test('shortcuts are shown but left to the window, which knows whether a text is being typed', () => {
  const save = submenuOf(
    appMenu('win32', () => {}, NONE),
    'File',
  ).find(({ id }) => id === 'project.save');
  expect(save).toMatchObject({
    label: 'Save',
    accelerator: 'CommandOrControl+S',
    registerAccelerator: false,
  });
});

test('macOS has its own menu and closes windows; others quit from the file menu', () => {
  const roles = (platform: NodeJS.Platform) => {
    const menu = appMenu(platform, () => {}, NONE);
    return [menu[0]?.role ?? null, submenuOf(menu, 'File').at(-1)?.role];
  };
  expect([roles('darwin'), roles('linux')]).toEqual([
    ['appMenu', 'close'],
    [null, 'quit'],
  ]);
});

test('the logs folder can be opened from the help menu', () => {
  let isOpened = false;
  const help = submenuOf(
    appMenu('linux', () => {}, { ...NONE, openLogs: () => (isOpened = true) }),
    'Help',
  );
  help.find(({ label }) => label === 'Open logs folder')?.click?.({} as never, undefined, {} as never);
  expect(isOpened).toBe(true);
});

test('on macOS, where the menu takes the keys, it has none that a person types', () => {
  const items = appMenu('darwin', () => {}, NONE).flatMap(({ submenu }) =>
    Array.isArray(submenu) ? submenu : [],
  );
  const keys = items.flatMap(({ accelerator }) => (accelerator === undefined ? [] : [String(accelerator)]));
  expect(keys.length).toBeGreaterThan(3);
  expect(keys.filter((key) => !/^(?:CommandOrControl\+|F\d)/.test(key))).toEqual([]);
  expect(keys).not.toContain('CommandOrControl+Z'); // it would undo the film's edit while a text is written
});

test('recent projects are opened from the file menu; macOS keeps its own list', () => {
  const opened: string[] = [];
  const more = {
    ...NONE,
    recent: ['/films/a & b.scenario.json'],
    openProject: (path: string) => opened.push(path),
  };
  const recentIn = (platform: NodeJS.Platform, paths = more.recent) =>
    submenuOf(
      appMenu(platform, () => {}, { ...more, recent: paths }),
      'File',
    ).find(({ label, role }) => label === 'Open recent' || role === 'recentDocuments');
  const [item] = recentIn('linux')?.submenu as MenuItemConstructorOptions[];
  item?.click?.({} as never, undefined, {} as never);
  expect([item?.label, opened]).toEqual(['a && b.scenario.json (/films)', ['/films/a & b.scenario.json']]);
  expect([recentIn('win32', [])?.enabled, recentIn('darwin')?.role]).toEqual([false, 'recentDocuments']);
});
