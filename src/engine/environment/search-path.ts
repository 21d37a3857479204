import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Every file of one of the `names` in `folders` that may be run, folder by folder in their order. */
export function programsIn(folders: readonly string[], names: readonly string[]): string[] {
  const endings = process.platform === 'win32' ? ['.exe'] : [''];
  return folders.flatMap((folder) =>
    names.flatMap((name) => endings.map((ending) => join(folder, name + ending)).filter(isProgram)),
  );
}

/** The folders of PATH, in order. */
export function pathFolders(env: NodeJS.ProcessEnv): string[] {
  const path = env['PATH'] ?? env['Path'] ?? '';
  return path.split(delimiter).filter((folder) => folder !== '');
}

export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
