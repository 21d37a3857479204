import { closeSync, openSync, readdirSync, readSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { eachOnce, candidate, type Candidate } from './candidate.ts';
import { explicitProgram } from './explicit-program.ts';
import { pathFolders, programsIn } from './search-path.ts';

export type FindBrowserOptions = {
  /** `--chromium` or the setting. */
  readonly chromium?: string;
  readonly env: NodeJS.ProcessEnv;
};

const SHELL_NAMES = ['chromium-headless-shell', 'chrome-headless-shell', 'headless_shell'];
const BROWSER_NAMES = [
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'chromium',
  'chromium-browser',
];

/**
 * Installed browsers in the order they are tried: the first that proves itself is used. A named one (option,
 * CUEFRAME_CHROMIUM) stands alone; `browser.missing` where it is not there.
 */
export function collectBrowsers({ chromium, env }: FindBrowserOptions): Candidate[] {
  const named = explicitProgram(
    [
      ['--chromium', chromium],
      ['CUEFRAME_CHROMIUM', env['CUEFRAME_CHROMIUM']],
    ],
    { env, missingCode: 'browser.missing' },
  );
  if (named) return [named];
  // what lies beside PATH is looked at only by names that PATH does not have: wrappers there know more than we do
  const system = (names: readonly string[]) =>
    names.flatMap((name) => {
      const onPath = programsIn(pathFolders(env), [name]);
      return onPath.length > 0 ? onPath : programsIn(systemFolders(env), [name]);
    });
  return eachOnce([
    ...playwrightShells(env).map((path) => candidate(path, 'Playwright')),
    ...system(SHELL_NAMES).map((path) => candidate(path, 'system headless shell')),
    ...[...appPaths(env), ...system(BROWSER_NAMES)]
      .filter((path) => !isSnapStub(path))
      .map((path) => candidate(path, 'system browser')),
  ]);
}

/** Headless shells that Playwright downloaded, newest first. */
function playwrightShells(env: NodeJS.ProcessEnv): string[] {
  const root = env['PLAYWRIGHT_BROWSERS_PATH'] || join(playwrightHome(env), 'ms-playwright');
  const revisions = namesIn(root)
    .filter((name) => /^chromium_headless_shell-\d+$/.test(name))
    .sort((a, b) => Number(b.split('-')[1]) - Number(a.split('-')[1]));
  return revisions.flatMap((revision) => {
    const folder = join(root, revision);
    // the folder inside is named by platform, and was renamed over the years
    return programsIn(
      namesIn(folder).map((name) => join(folder, name)),
      SHELL_NAMES,
    );
  });
}

function playwrightHome(env: NodeJS.ProcessEnv): string {
  if (process.platform === 'win32') return env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  return env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
}

function systemFolders(env: NodeJS.ProcessEnv): string[] {
  if (process.platform === 'win32')
    return [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']].flatMap((root) =>
      root
        ? [
            join(root, 'Google', 'Chrome', 'Application'),
            join(root, 'Microsoft', 'Edge', 'Application'),
            join(root, 'Chromium', 'Application'),
          ]
        : [],
    );
  if (process.platform === 'darwin') return ['/opt/homebrew/bin', '/usr/local/bin'];
  return ['/usr/bin', '/usr/lib/chromium', '/usr/lib64/chromium-browser', '/opt/google/chrome'];
}

/** Programs whose names do not follow the others'. */
function appPaths(env: NodeJS.ProcessEnv): string[] {
  if (process.platform === 'win32') return programsIn(systemFolders(env), ['msedge']);
  if (process.platform !== 'darwin') return [];
  return ['Google Chrome', 'Microsoft Edge', 'Chromium'].flatMap((name) =>
    programsIn(
      ['/Applications', join(homedir(), 'Applications')].map((root) =>
        join(root, `${name}.app/Contents/MacOS`),
      ),
      [name],
    ),
  );
}

/** Ubuntu's `chromium-browser` only starts a snap, which cannot read other folders and may not be installed. */
function isSnapStub(path: string): boolean {
  if (process.platform !== 'linux') return false;
  if (/\/snap(\/|$)/.test(realpathSync(path))) return true;
  return headOf(path).startsWith('#!') && headOf(path).includes('/snap/');
}

function headOf(path: string): string {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(2048);
    return buffer.toString('latin1', 0, readSync(file, buffer, 0, buffer.length, 0));
  } finally {
    closeSync(file);
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
