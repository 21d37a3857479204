import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { openDatabase } from '../../../src/work/database/open-database.ts';
import {
  createSqliteJobStore,
  type SqliteJobStore,
} from '../../../src/work/queue/sqlite/sqlite-job-store.ts';
import type { JobRequest } from '../../../src/shared/job/job.ts';
import { watchProcesses, type ProcessWatch } from './process-watch.ts';
import { waitMs } from './wait-ms.ts';

const BIN = join(import.meta.dirname, '..', '..', '..', 'bin', 'cueframe');
const LOOK_EVERY_MS = 10;

/** `cueframe serve` in a process of its own, so that it can be killed. */
export type Served = ProcessWatch & {
  readonly child: ChildProcess;
  readonly startedAtMs: number;
  /** All it said. */
  said(): string;
  hasEnded(): boolean;
  /** Kills it with the signal and waits for its end. Gives its exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>;
};

export function startServe(
  dataDir: string,
  options: {
    readonly args?: readonly string[];
    readonly env?: NodeJS.ProcessEnv;
    readonly before?: readonly string[];
  } = {},
): Served {
  const command = [
    ...(options.before ?? []),
    ...[process.execPath, BIN, 'serve', '--port', '0', '--data', dataDir, ...(options.args ?? [])],
  ];
  const [program = '', ...args] = command;
  const startedAtMs = performance.now();
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...options.env },
  });
  let words = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (words += text));
  const watch = watchProcesses(child.pid ?? 0);
  let hasEnded = false;
  const ended = new Promise<number | null>((resolve) =>
    child.once('close', (code) => {
      hasEnded = true;
      resolve(code);
    }),
  );
  return {
    ...watch,
    ...{ child, startedAtMs, said: () => words, hasEnded: () => hasEnded },
    async end(signal) {
      watch.look();
      child.kill(signal);
      return ended;
    },
  };
}

/** Waits until `isIt`, looking at the processes of `served` meanwhile; false where it ended or `limitMs` passed first. */
export async function until(
  served: Served,
  isIt: () => boolean | Promise<boolean>,
  limitMs: number,
): Promise<boolean> {
  const deadline = performance.now() + limitMs;
  for (let turn = 0; !(await isIt()); turn += 1) {
    if (served.hasEnded() || performance.now() > deadline) return false;
    if (turn % 5 === 0) served.look();
    await waitMs(LOOK_EVERY_MS);
  }
  return true;
}

/** The queue of a data folder, beside whoever works on it. */
export function openStore(dataDir: string): SqliteJobStore {
  return createSqliteJobStore(openDatabase(dataDir));
}

export function requestFor(
  scenario: unknown,
  baseDir: string,
  output: string,
  settings: JobRequest['settings'],
): JobRequest {
  return {
    ...{ scenario, baseDir, output, settings, sources: {}, format: 'mp4', title: null, owner: null },
    ...{ projectId: null, callbackUrl: null, priority: 5, kind: 'render' },
  };
}
