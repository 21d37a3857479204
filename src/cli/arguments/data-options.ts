import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { userDataDir } from '../../base/folders/data-dir.ts';
import type { OptionTable } from './command.ts';
import { readPath } from './option-values.ts';

/** For commands that work on the queue. */
export const DATA_OPTIONS = {
  data: {
    value: 'DIR',
    parse: readPath,
    description: "folder of jobs, uploads and films (default: CUEFRAME_DATA, else this system's place)",
  },
} as const satisfies OptionTable;

export function chosenDataDir(choice: string | undefined, currentDir: string): string {
  if (choice !== undefined) return resolve(currentDir, choice);
  const { env, platform } = process;
  return resolve(currentDir, userDataDir({ env, platform, homeDir: homedir() }));
}
