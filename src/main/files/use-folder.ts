import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { App } from 'electron';

/**
 * `--user-data-dir=DIR`: all that the app keeps lies there, its lock too, so that another one may run beside it. Before
 * the lock is asked for. Electron's documentation does not say that it heeds Chromium's switch by itself.
 */
export function useGivenFolder(
  app: Pick<App, 'setPath'> & { readonly commandLine: Pick<App['commandLine'], 'getSwitchValue'> },
  currentDir: string,
): void {
  const given = app.commandLine.getSwitchValue('user-data-dir');
  if (given === '') return;
  const folder = resolve(currentDir, given);
  mkdirSync(folder, { recursive: true, mode: 0o700 }); // a folder that is not there is refused
  app.setPath('userData', folder);
  app.setPath('sessionData', folder);
}
