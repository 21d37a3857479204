import type { App, BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import type * as electron from 'electron';
import type { Notes } from './show-notes.ts';

/** Electron, as far as the desktop door uses it. */
export type Electron = Pick<
  typeof electron,
  | 'dialog'
  | 'ipcMain'
  | 'Menu'
  | 'nativeTheme'
  | 'powerSaveBlocker'
  | 'protocol'
  | 'safeStorage'
  | 'screen'
  | 'session'
  | 'shell'
> & {
  readonly app: App;
  readonly BrowserWindow: new (options: BrowserWindowConstructorOptions) => BrowserWindow;
  readonly Notification: Notes;
};

export type DesktopOptions = {
  readonly argv: readonly string[];
  readonly currentDir: string;
  readonly platform: NodeJS.Platform;
  /** Chromium's version, for fingerprints of what its windows draw. */
  readonly chromiumVersion: string;
  readonly preloadPath: string;
  /** Told of what nobody caught. */
  readonly process: Pick<NodeJS.Process, 'on'>;
};
