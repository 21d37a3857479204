import { join } from 'node:path';
import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import { runService } from '../service/run-service.ts';
import { createSavedS3 } from '../studio/settings/saved-s3.ts';
import type { OpenStudio } from '../studio/open-studio.ts';
import type { RenderContext } from '../engine/request/render-request.ts';
import { toStudioError } from '../shared/errors.ts';
import type { DesktopOptions, Electron } from './electron/electron-parts.ts';
import { logFailures, openAppLog } from './files/app-log.ts';
import { createDesktop } from './files/desktop-dialogs.ts';
import { takeProjects } from './files/take-projects.ts';
import { useGivenFolder } from './files/use-folder.ts';
import { guardQuit } from './jobs/quit-guard.ts';
import { createLastWords } from './jobs/last-words.ts';
import { watchWork } from './jobs/watch-work.ts';
import { offscreenPages } from './offscreen/offscreen-pages.ts';
import { createKeychainSecrets } from './secrets/keychain-secrets.ts';
import { serveAppFiles } from './window/app-protocol.ts';
import { bringForward } from './window/bring-forward.ts';
import { mendWindow } from './window/mend-window.ts';
import { showMenu } from './window/show-menu.ts';
import { serveIpc } from './window/studio-ipc.ts';
import { keepPlace, openStudioWindow, tellWindow } from './window/studio-window.ts';
import { denyPermissions, keepPagesHome } from './window/window-rules.ts';
import { DESKTOP_TEXT } from '../shared/text/desktop-text.ts';

/** `appId` of electron-builder.yml: Windows shows notifications and recent files only of an app it knows by it. */
const APP_ID = 'com.cueframe.studio';

/** The desktop app: one window over the service that `cueframe serve` runs too. Resolves when it has ended. */
export async function startDesktop(electron: Electron, options: DesktopOptions): Promise<void> {
  const { app, dialog, shell, session } = electron;
  const { platform, currentDir } = options;
  useGivenFolder(app, currentDir);
  if (!app.requestSingleInstanceLock()) return app.exit(0);

  let window: BrowserWindow | null = null;
  const front = () => bringForward(window);
  const projects = takeProjects({ app, argv: options.argv, currentDir, onStartedAgain: front });
  const openProject = (path: string) => {
    front();
    tellWindow(window, { type: 'open', path });
  };
  keepPagesHome(app);
  app.enableSandbox();
  if (platform === 'win32') app.setAppUserModelId(APP_ID);
  await app.whenReady();

  const userData = app.getPath('userData');
  const [logsDir, statePath] = [join(userData, 'logs'), join(userData, 'window.json')];
  const log = openAppLog(logsDir);
  logFailures(log, { app, process: options.process });
  denyPermissions(session.defaultSession);
  const stop = new AbortController();
  const createWindow = (windowOptions: BrowserWindowConstructorOptions) =>
    new electron.BrowserWindow(windowOptions);
  const menu = showMenu({
    ...{ menu: electron.Menu, platform, openProject },
    send: (command) => tellWindow(window, { type: 'menu', command }),
    openLogs: () => void shell.openPath(logsDir),
  });
  const lastWords = createLastWords(() => tellWindow(window, { type: 'leaving' }));
  function giveUp(title: string, message: string): void {
    dialog.showErrorBox(title, message);
    app.exit(1);
  }

  async function showStudio(studio: OpenStudio): Promise<void> {
    serveAppFiles(electron.protocol, studio);
    serveIpc(electron.ipcMain, studio.transport);
    const work = watchWork(electron, { studio, window: () => window, front, log, signal: stop.signal });
    guardQuit({
      ...{ app, dialog, window: () => window, end },
      async openWork() {
        if (window) await lastWords.ask();
        return work.openWork();
      },
      onTrouble: (error) => log.error({ err: error }, 'quitting'),
    });
    menu.setRecent(await work.recentProjects());
    app.on('window-all-closed', () => {}); // the windows that draw come and go; ours ends the app
    await openStudioWindow({
      ...{ createWindow, screen: electron.screen, nativeTheme: electron.nativeTheme },
      ...{ preloadPath: options.preloadPath, statePath, onClose: () => app.quit() },
      onOpened(opened) {
        window = opened;
        opened.on('focus', () => void work.show.seen());
        mendWindow(opened, {
          tell: (what, facts) => log.error(facts, what),
          onHopeless: () => giveUp(DESKTOP_TEXT.failure.goOn, DESKTOP_TEXT.failure.window),
        });
      },
    });
    projects.start(openProject);
  }

  const secrets = createKeychainSecrets({
    ...{ platform, safeStorage: electron.safeStorage, path: join(userData, 'secrets.json') },
    onTrouble: (error) => log.warn({ err: error }, 'keeping secrets'),
  });
  const desktop = createDesktop({
    ...{ dialog, shell, app, window: () => window },
    ...{ onRecent: menu.noteRecent, onLeft: lastWords.heard },
  });
  const service = runService({
    ...{ dataDir: join(userData, 'data'), http: null, jobsAtOnce: 1 },
    ...{ memoryLimitBytes: null, untilIdle: false },
    ...{ tools: {}, currentDir, signal: stop.signal, onListening: () => {} },
    onTrouble: (error) => log.warn({ err: error }, 'trouble'),
    desktop: {
      desktop,
      storage: createSavedS3({ path: join(userData, 'storage.json'), secrets }),
      adaptRender: (context) => onOwnWindows(context, createWindow, options.chromiumVersion),
      onStudio: showStudio,
    },
  });
  async function end(): Promise<void> {
    await keepPlace(window, statePath);
    stop.abort();
    await service.catch(() => {}); // told below
  }
  await service.catch((error: unknown) => {
    const { code, message } = toStudioError(error);
    log.error({ err: error }, 'the service ended');
    giveUp(DESKTOP_TEXT.failure.goOn, `${message} (${code})`);
  });
}

/** Draws on the app's own hidden windows: no other browser is needed, and none is started. */
export function onOwnWindows(
  context: RenderContext,
  createWindow: (options: BrowserWindowConstructorOptions) => BrowserWindow,
  chromiumVersion: string,
): RenderContext {
  const browser = {
    path: process.execPath,
    version: `electron ${chromiumVersion}`,
    rung: 'screenshot',
    env: {},
  } as const;
  const pageOpener: RenderContext['pageOpener'] = (server) => offscreenPages({ createWindow, server });
  return { ...context, pageOpener, tools: { ...context.tools, browser } };
}
