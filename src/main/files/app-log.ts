import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'electron';
import pino, { type Logger } from 'pino';

const MOST_BYTES = 5_000_000;
const KEPT = 3;

/** `cueframe.log` in the folder, one JSON object a line; at a start a large one is put aside, and three of those are kept. */
export function openAppLog(folder: string, level = 'info'): Logger {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'cueframe.log');
  if (existsSync(path) && statSync(path).size > MOST_BYTES) putAside(path);
  return pino({ level }, pino.destination({ dest: path, mode: 0o600, sync: true }));
}

/** Writes down what nobody caught, and processes of the app that died. What then happens is left as it is. */
export function logFailures(
  log: Pick<Logger, 'fatal' | 'error'>,
  { app, process }: { readonly app: Pick<App, 'on'>; readonly process: Pick<NodeJS.Process, 'on'> },
): void {
  process.on('uncaughtExceptionMonitor', (error, origin) => log.fatal({ err: error }, origin));
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit') log.error({ type, reason, exitCode }, 'a process of the app is gone');
  });
}

function putAside(path: string): void {
  for (let age = KEPT - 1; age >= 1; age -= 1)
    if (existsSync(`${path}.${age}`)) renameSync(`${path}.${age}`, `${path}.${age + 1}`);
  renameSync(path, `${path}.1`);
}
