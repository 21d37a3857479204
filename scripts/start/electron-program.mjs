import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FETCH_LIMIT_MS = 5 * 60_000;

/** Electron's program inside its package, or null. Never imported: that would start a download by itself. */
export function electronProgram(packageDir) {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  try {
    const name = readFileSync(join(packageDir, 'path.txt'), 'utf8').trim();
    const path = join(override || join(packageDir, 'dist'), name);
    return existsSync(path) ? path : null;
  } catch {
    return null; // written by the package's own script once it has fetched the program
  }
}

/** The program, fetched once where it is missing; null where that fails. What the script says is not shown: it fails softly. */
export function fetchElectron(packageDir) {
  const found = electronProgram(packageDir);
  if (found) return found;
  const script = join(packageDir, 'install.js');
  if (!existsSync(script)) return null;
  spawnSync(process.execPath, [script], { stdio: 'ignore', timeout: FETCH_LIMIT_MS });
  return electronProgram(packageDir);
}
