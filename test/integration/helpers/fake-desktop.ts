import { EventEmitter } from 'node:events';
import type { IpcMainInvokeEvent, MenuItemConstructorOptions } from 'electron';
import type { Electron } from '../../../src/main/electron/electron-parts.ts';
import { connect, type Reply } from '../../../src/shared/contract/contract.ts';
import { studioContract } from '../../../src/shared/contract/studio.ts';
import { FakeSafeStorage, FakeSession, FakeWindow, preventable } from '../../helpers/fake-electron.ts';

type DesktopParts = {
  readonly isFirst?: boolean;
  readonly safeStorage?: FakeSafeStorage;
  /** Of Chromium's command line. */
  readonly switches?: Readonly<Record<string, string>>;
};

/** The parts of Electron that the desktop app is started with; its calls are answered as those of its own window. */
export function fakeDesktop(
  folder: string,
  { isFirst = true, safeStorage = new FakeSafeStorage(), switches = {} }: DesktopParts = {},
) {
  const replies: Reply[] = [];
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
    commandLine: { getSwitchValue: (name: string) => switches[name] ?? '' },
    paths: { userData: folder } as Record<string, string>,
    setPath: (name: string, path: string) => void (app.paths[name] = path),
    getPath: (name: string) => app.paths[name] ?? '',
    userModelId: '',
    setAppUserModelId: (id: string) => void (app.userModelId = id),
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
      // as the page does
      this.webContents.onSent = (event) => {
        if ((event as { type?: string }).type === 'leaving') void answerCall(own, 'leave', {});
      };
    }
    override async loadURL(url: string): Promise<void> {
      await super.loadURL(url);
      setImmediate(() => shown.emit('loaded'));
    }
  }
  const display = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1080 } };
  const electron = {
    ...{ app, BrowserWindow: Window, safeStorage },
    nativeTheme: { shouldUseDarkColors: true },
    Notification: class extends EventEmitter {
      static isSupported = () => true;
      show(): void {}
    },
    dialog: { showErrorBox: (_title: string, text: string) => shown.emit('error', new Error(text)) },
    ipcMain: { handle: (_channel: string, listener: typeof answerCall) => (answerCall = listener) },
    Menu: {
      buildFromTemplate: (template: readonly MenuItemConstructorOptions[]) => template,
      setApplicationMenu: (menu: readonly MenuItemConstructorOptions[]) => menus.push(menu),
    },
    powerSaveBlocker: { start: () => 1, stop: () => true },
    protocol: {
      registerSchemesAsPrivileged: (schemes: readonly { scheme: string }[]) => shown.emit('schemes', schemes),
      handle: (_scheme: string, handler: typeof answerPage) => (answerPage = handler),
    },
    screen: { getPrimaryDisplay: () => display, getAllDisplays: () => [display] },
    session: { defaultSession: new FakeSession() },
    shell: { openPath: async () => '', showItemInFolder: () => {} },
  } as unknown as Electron;
  const own = { senderFrame: { url: 'app://studio/', parent: null } } as unknown as IpcMainInvokeEvent;
  return {
    ...{ app, electron, windows, menus, recent, shown },
    call: connect(studioContract, async (method, input) => {
      const reply = (await answerCall(own, method, input)) as Reply;
      replies.push(reply);
      return reply;
    }),
    replies,
    page: (url: string) => answerPage(new Request(url)),
  };
}

export const desktopOptions = (folder: string, argv: readonly string[]) => ({
  ...{ argv: ['/cueframe', ...argv], currentDir: folder, platform: 'linux' as const },
  ...{ chromiumVersion: '140.0', preloadPath: '/preload.cjs', process: new EventEmitter() as never },
});
