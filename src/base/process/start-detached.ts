import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

/** Starts a program that lives on after this one, without a terminal; what it says goes to the end of `logPath`. */
export function startDetached(
  program: string,
  args: readonly string[],
  { logPath, env }: { readonly logPath: string; readonly env: NodeJS.ProcessEnv },
): void {
  const log = openSync(logPath, 'a', 0o600);
  try {
    const child = spawn(program, [...args], { detached: true, stdio: ['ignore', log, log], env, cwd: '/' });
    child.on('error', () => {}); // this Node itself: it is there
    child.unref();
  } finally {
    closeSync(log);
  }
}
