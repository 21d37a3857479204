import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  Notification,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
} from 'electron';
import { startDesktop } from './start-desktop.ts';
import { registerAppScheme } from './window/app-protocol.ts';
import { DESKTOP_TEXT } from '../shared/text/desktop-text.ts';

/** The one file that touches Electron itself; everything else is handed what it needs. */
registerAppScheme(protocol);
startDesktop(
  {
    app,
    BrowserWindow,
    dialog,
    ipcMain,
    Menu,
    nativeTheme,
    Notification,
    powerSaveBlocker,
    protocol,
    safeStorage,
    screen,
    session,
    shell,
  },
  {
    ...{ argv: process.argv, currentDir: process.cwd(), platform: process.platform },
    chromiumVersion: process.versions['chrome'] ?? 'unknown',
    preloadPath: join(import.meta.dirname, '..', 'preload', 'index.cjs'),
    process,
  },
).catch((error: unknown) => {
  // before there was a log: a folder that cannot be written, for one
  dialog.showErrorBox(DESKTOP_TEXT.failure.start, error instanceof Error ? error.message : String(error));
  app.exit(1);
});
