import { EventEmitter, once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IpcMainInvokeEvent, MenuItemConstructorOptions } from 'electron';
import { afterAll, expect, test } from 'vitest';
import { startDesktop, type Electron } from '../../src/main/start-desktop.ts';
import { connect, type Reply } from '../../src/shared/contract/contract.ts';
import { studioContract } from '../../src/shared/contract/studio.ts';
import { FakeSession, FakeWindow, preventable } from '../helpers/fake-electron.ts';

/** The desktop app as a whole over a double of Electron: its real service, its real calls, no display. */
const folder = mkdtempSync(join(tmpdir(), 'cueframe-desktop-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fakeElectron({ isFirst = true } = {}) {
  const windows: FakeWindow[] = [];
  const menus: (readonly MenuItemConstructorOptions[])[] = [];
  const recent: string[] = [];
  let answerCall: (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown = () => null;
  let answerPage: (request: Request) => Promise<Response> = () => Promise.reject(new Error('not yet'));
  const app = Object.assign(new EventEmitter(), {
    exitCodes: [] as number[],
    isSandboxed: false,
    requestSingleInstanceLock: () => isFirst,
    enableSandbox: () => (app.isSandboxed = true),
    whenReady: async () => {},
    getPath: () => folder,
    addRecentDocument: (path: string) => recent.push(path),
    quit: () => app.emit('before-quit', preventable({})),
    exit(code: number) {
      app.exitCodes.push(code);
      app.emit('exited');
    },
  });
  const shown = new EventEmitter();
  class Window extends FakeWindow {
    constructor(options: object) {
      super(options);
      windows.push(this);
    }
    override async loadURL(url: string): Promise<void> {
      await super.loadURL(url);
      setImmediate(() => shown.emit('loaded'));
    }
    focus(): void {
      this.hasFocus = true;
    }
    isMinimized(): boolean {
      return false;
    }
  }
  const display = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1080 } };
  const electron = {
    ...{ app, BrowserWindow: Window },
    Notification: class extends EventEmitter {
      show(): void {}
    },
    dialog: { showErrorBox: (_title: string, text: string) => shown.emit('error', new Error(text)) },
    ipcMain: { handle: (_channel: string, listener: typeof answerCall) => (answerCall = listener) },
    Menu: {
      buildFromTemplate: (template: readonly MenuItemConstructorOptions[]) => template,
      setApplicationMenu: (menu: readonly MenuItemConstructorOptions[]) => menus.push(menu),
    },
    powerSaveBlocker: { start: () => 1, stop: () => true },
    protocol: { handle: (_scheme: string, handler: typeof answerPage) => (answerPage = handler) },
    screen: { getPrimaryDisplay: () => display, getAllDisplays: () => [display] },
    session: { defaultSession: new FakeSession() },
    shell: { openPath: async () => '', showItemInFolder: () => {} },
  } as unknown as Electron;
  const own = { senderFrame: { url: 'app://studio/', parent: null } } as unknown as IpcMainInvokeEvent;
  return {
    ...{ app, electron, windows, menus, recent, shown },
    call: connect(studioContract, async (method, input) => (await answerCall(own, method, input)) as Reply),
    page: (url: string) => answerPage(new Request(url)),
  };
}

const options = (argv: readonly string[]) => ({
  ...{ argv: ['/cueframe', ...argv], currentDir: folder, platform: 'linux' as const },
  ...{ chromiumVersion: '140.0', preloadPath: '/preload.cjs' },
});
const toldTo = (window: FakeWindow | undefined) => window?.webContents.sent.map(({ args }) => args[0]);

test('the app opens its window, answers it, takes what a second start brings, and ends when its window is closed', async () => {
  writeFileSync(join(folder, 'talk.scenario.json'), '{"cueframe":1}');
  const fake = fakeElectron();
  const loaded = once(fake.shown, 'loaded');
  const running = startDesktop(fake.electron, options(['talk.scenario.json']));
  await loaded;
  const [window] = fake.windows;
  expect([window?.loaded, fake.app.isSandboxed]).toEqual(['app://studio/', true]);
  expect(toldTo(window)).toEqual([{ type: 'open', path: join(folder, 'talk.scenario.json') }]);

  const info = await fake.call.describe({});
  expect(info).toMatchObject({ door: 'desktop', recent: [], recoverable: [] });
  await fake.call.openProject({ path: join(folder, 'talk.scenario.json') });
  expect(fake.recent).toEqual([join(folder, 'talk.scenario.json')]);
  expect((await fake.page('app://studio/none.js')).status).toBe(404);

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
  expect(readFileSync(join(folder, 'logs', 'cueframe.log'), 'utf8')).toBe('');
});

test('a second start hands over and ends', async () => {
  const fake = fakeElectron({ isFirst: false });
  await startDesktop(fake.electron, options([]));
  expect([fake.app.exitCodes, fake.windows]).toEqual([[0], []]);
});
