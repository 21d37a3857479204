import { isAbsolute, resolve } from 'node:path';

const OPENED = /\.(?:scenario\.)?json$/i;

/** The projects a command line names: what the app is started with, or a second start hands over. */
export function projectsIn(argv: readonly string[], currentDir: string): string[] {
  return argv
    .slice(1) // the program itself
    .filter((argument) => !argument.startsWith('-') && OPENED.test(argument))
    .map((argument) => (isAbsolute(argument) ? argument : resolve(currentDir, argument)));
}
