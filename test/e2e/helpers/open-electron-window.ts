import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { wantsSandbox } from '../../../src/engine/environment/browser-args.ts';
import {
  languageScript,
  started,
  watchPage,
  WINDOW_SIZE,
  type PageOptions,
  type StudioWindow,
  type SystemDialogs,
} from './studio-window.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const START_LIMIT_MS = 60_000;
const END_LIMIT_MS = 20_000;

/**
 * The desktop app in a real Electron, started as a checkout is: `package.json` names the built program. Its settings, data,
 * log, and the lock that keeps it single lie in a folder of its own; its keychain is a pretended one (Playwright's
 * switches). A second page is a second app, for a desktop has one window.
 */
export async function openElectronWindow(): Promise<StudioWindow> {
  buildDesktop();
  const folder = mkdtempSync(join(tmpdir(), 'cueframe-e2e-'));
  const problems: string[] = [];
  const apps: ElectronApplication[] = [];
  const close = async () => {
    await Promise.all(apps.map(endApp));
    rmSync(folder, { recursive: true, force: true });
  };
  const userData = (index: number) => join(folder, `app-${index}`);
  const openPage = async (options: PageOptions = {}) => {
    const app = await launchApp(userData(apps.length), folder);
    apps.push(app);
    return openedPage(app, problems, options);
  };
  try {
    const page = await openPage();
    const [app] = apps;
    if (!app) throw new Error('no app was started');
    const dataDir = join(userData(0), 'data');
    const restart = () => Promise.reject(new Error('the app has no server of its own'));
    return { page, folder, dataDir, problems, dialogs: dialogsOf(app), openPage, restart, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Main and preload, where they are older than their sources. */
function buildDesktop(): void {
  execFileSync(process.execPath, [join(ROOT, 'scripts', 'build.mjs'), '--quiet', '--desktop'], {
    stdio: 'inherit',
  });
}

/** Without `executablePath`, Playwright takes the package's own program and holds the app until it is connected. */
async function launchApp(userData: string, folder: string): Promise<ElectronApplication> {
  const app = await _electron.launch({
    args: [ROOT, `--user-data-dir=${userData}`],
    cwd: folder,
    env: process.env as Record<string, string>,
    chromiumSandbox: wantsSandbox(),
    timeout: START_LIMIT_MS,
  });
  // with work unfinished the app asks before it ends: a test that is over says "Quit"
  await app.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false });
  });
  return app;
}

async function openedPage(
  app: ElectronApplication,
  problems: string[],
  { language, size = WINDOW_SIZE, reducedMotion = 'reduce', prepare }: PageOptions,
): Promise<Page> {
  const page = await app.firstWindow({ timeout: START_LIMIT_MS }); // the windows that draw come later
  watchPage(page, problems);
  await page.setViewportSize(size);
  await page.emulateMedia({ reducedMotion });
  await prepare?.(page);
  if (language !== undefined) await page.evaluate(languageScript(language));
  if (language !== undefined || prepare) await page.reload(); // it was loading before anybody could speak to it
  await started(page);
  return page;
}

const dialogsOf = (app: ElectronApplication): SystemDialogs => ({
  answerOpen: (paths) =>
    app.evaluate(
      ({ dialog }, filePaths) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
      },
      [...paths],
    ),
  answerSave: (path) =>
    app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, path),
});

/** Asks it to quit, as a person does; one that does not end is killed, and that is said. */
async function endApp(app: ElectronApplication): Promise<void> {
  const killer = setTimeout(() => {
    process.stderr.write(`the app did not end within ${END_LIMIT_MS} ms and is killed\n`);
    app.process().kill('SIGKILL');
  }, END_LIMIT_MS);
  await app.close().finally(() => clearTimeout(killer));
}
