// What all parts of the set-up share.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** A path inside Cueframe's folder. */
export const at = (...parts) => join(root, ...parts);

/** `CUEFRAME_SETUP`: no-system, off, or nothing. */
export const mode = process.env.CUEFRAME_SETUP;

/** `--with-deps`: also what is only recommended. */
export const isEverything = process.argv.includes('--with-deps');

/** Something the person has to know and do; its message is all that is said. */
export class SetupError extends Error {}

/** Runs to the end; what the program says goes to stderr, so that stdout stays free for `--json`. */
export function run(program, args, options = {}) {
  return spawnSync(program, args, { cwd: root, stdio: ['ignore', 2, 2], ...options });
}

export function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

export function say(text) {
  process.stderr.write(`setup  ${text}\n`);
}
