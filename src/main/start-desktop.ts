import { join } from 'node:path';
import type {
  App,
  BrowserWindow,
  BrowserWindowConstructorOptions,
  Notification,
  NotificationConstructorOptions,
} from 'electron';
import type * as electron from 'electron';
import { runService } from '../cli/jobs/run-service.ts';
import { createSavedS3 } from '../core/studio/settings/saved-s3.ts';
import { feedJobs } from '../core/studio/jobs/job-feed.ts';
import type { OpenStudio } from '../core/studio/open-studio.ts';
import type { RenderContext } from '../core/render-request.ts';
import { connect } from '../shared/contract/contract.ts';
import { studioContract } from '../shared/contract/studio.ts';
import { toStudioError } from '../shared/errors.ts';
import { openAppLog } from './files/app-log.ts';
import { createDesktop } from './files/desktop-dialogs.ts';
import { projectsIn } from './files/opened-files.ts';
import { offscreenPages } from './offscreen/offscreen-pages.ts';
import { createKeychainSecrets } from './secrets/keychain-secrets.ts';
import { appMenu } from './window/app-menu.ts';
import { serveAppFiles } from './window/app-protocol.ts';
import { serveIpc } from './window/studio-ipc.ts';
import { openStudioWindow, tellWindow } from './window/studio-window.ts';
import { denyPermissions, keepPagesHome } from './window/window-rules.ts';
import { guardQuit } from './jobs/quit-guard.ts';
import { createWorkShow } from './jobs/show-work.ts';

/** Electron, as far as the desktop door uses it. */
export type Electron = Pick<
  typeof electron,
  | 'dialog'
  | 'ipcMain'
  | 'Menu'
  | 'powerSaveBlocker'
  | 'protocol'
  | 'safeStorage'
  | 'screen'
  | 'session'
  | 'shell'
> & {
  readonly app: App;
  readonly BrowserWindow: new (options: BrowserWindowConstructorOptions) => BrowserWindow;
  readonly Notification: new (options: NotificationConstructorOptions) => Notification;
};

export type DesktopOptions = {
  readonly argv: readonly string[];
  readonly currentDir: string;
  readonly platform: NodeJS.Platform;
  /** Chromium's version, for fingerprints of what its windows draw. */
  readonly chromiumVersion: string;
  readonly preloadPath: string;
};

/** The desktop app: one window over the service that `cueframe serve` runs too. Resolves when it has ended. */
export async function startDesktop(electron: Electron, options: DesktopOptions): Promise<void> {
  const { app, dialog, shell, session, powerSaveBlocker, screen } = electron;
  const { platform, currentDir } = options;
  if (!app.requestSingleInstanceLock()) return app.exit(0);

  let window: BrowserWindow | null = null;
  const waiting = projectsIn(options.argv, currentDir);
  const openProject = (path: string) => {
    if (!window) return void waiting.push(path);
    if (window.isMinimized()) window.restore();
    window.focus();
    tellWindow(window, { type: 'open', path });
  };
  app.on('second-instance', (_event, argv, from) => {
    window?.focus();
    for (const path of projectsIn(argv, from)) openProject(path);
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    openProject(path);
  });
  keepPagesHome(app);
  app.enableSandbox();
  await app.whenReady();

  const userData = app.getPath('userData');
  const logsDir = join(userData, 'logs');
  const log = openAppLog(logsDir);
  denyPermissions(session.defaultSession);
  const startedAtMs = Date.now();
  const stop = new AbortController();
  const createWindow = (windowOptions: BrowserWindowConstructorOptions) =>
    new electron.BrowserWindow(windowOptions);
  const menu = appMenu(platform, (command) => tellWindow(window, { type: 'menu', command }), {
    openLogs: () => void shell.openPath(logsDir),
  });
  electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(menu));

  async function showStudio(studio: OpenStudio): Promise<void> {
    serveAppFiles(electron.protocol, studio);
    serveIpc(electron.ipcMain, studio.transport);
    const show = createWorkShow({
      ...{ jobs: studio.jobs, window: () => window, powerSaveBlocker },
      notify(title, body, onClick) {
        const note = new electron.Notification({ title, body });
        note.on('click', onClick);
        note.show();
      },
    });
    const feed = feedJobs(studio.jobs, {
      listener({ event }) {
        show.hear(event);
        tellWindow(window, event);
        return true;
      },
      onTrouble: (error) => log.error({ err: error }, 'reading events failed'),
    });
    stop.signal.addEventListener('abort', () => {
      feed.stop();
      show.stop();
    });
    const client = connect(studioContract, studio.transport);
    const openWork = async () => ({
      runningJobs: show.runningCount(),
      unsavedProjects: (await client.describe({})).recoverable.filter(
        ({ changedAtMs }) => changedAtMs >= startedAtMs,
      ).length,
    });
    guardQuit({ app, dialog, window: () => window, openWork, end });
    app.on('window-all-closed', () => {}); // the windows that draw come and go; ours ends the app
    window = await openStudioWindow({
      ...{ createWindow, screen, preloadPath: options.preloadPath, statePath: join(userData, 'window.json') },
      onClose: () => app.quit(),
    });
    for (const path of waiting.splice(0)) openProject(path);
  }

  const secrets = createKeychainSecrets({
    ...{ platform, safeStorage: electron.safeStorage, path: join(userData, 'secrets.json') },
    onTrouble: (error) => log.warn({ err: error }, 'keeping secrets'),
  });
  const service = runService({
    ...{
      dataDir: join(userData, 'data'),
      http: null,
      jobsAtOnce: 1,
      memoryLimitBytes: null,
      untilIdle: false,
    },
    ...{ tools: {}, currentDir, signal: stop.signal, onListening: () => {} },
    onTrouble: (error) => log.warn({ err: error }, 'trouble'),
    desktop: {
      desktop: createDesktop({ dialog, shell, app, window: () => window }),
      storage: createSavedS3({ path: join(userData, 'storage.json'), secrets }),
      adaptRender: (context) => onOwnWindows(context, createWindow, options.chromiumVersion),
      onStudio: showStudio,
    },
  });
  async function end(): Promise<void> {
    stop.abort();
    await service.catch(() => {}); // told below
  }
  await service.catch((error: unknown) => {
    const { code, message } = toStudioError(error);
    log.error({ err: error }, 'the service ended');
    dialog.showErrorBox('Cueframe cannot go on', `${message} (${code})`);
    app.exit(1);
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
