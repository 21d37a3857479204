import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
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

/** The one file that touches Electron itself; everything else is handed what it needs. */
registerAppScheme(protocol);
void startDesktop(
  {
    app,
    BrowserWindow,
    dialog,
    ipcMain,
    Menu,
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
  },
);
