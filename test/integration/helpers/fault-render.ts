import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { lineSplitter } from '../../../src/engine/encode/ffmpeg-process/ffmpeg-progress.ts';
import type { RenderEvent, RenderResult } from '../../../src/engine/request/render-request.ts';
import type { ErrorCode } from '../../../src/shared/errors.ts';
import type { FoundProcess } from './fault-processes.ts';
import { watchProcesses, type ProcessWatch } from './process-watch.ts';
import { waitMs } from './wait-ms.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const BIN = join(ROOT, 'bin', 'cueframe');
const LOOK_EVERY_MS = 8;

export type Failure = {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
};

export type Ended = {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly result: RenderResult | null;
  readonly error: Failure | null;
  readonly events: readonly RenderEvent[];
};

/** A render as a person starts it, in a process of its own, so that whatever is killed is its own. */
export type RunningRender = ProcessWatch & {
  readonly child: ChildProcess;
  readonly events: readonly RenderEvent[];
  readonly ended: Promise<Ended>;
  readonly hasEnded: () => boolean;
  /** Resolves with the first look that `isIt` likes, or null once the render has ended. */
  until(isIt: (seen: readonly FoundProcess[]) => boolean): Promise<readonly FoundProcess[] | null>;
};

/**
 * `env` wins over this process's own; `before` is a program that starts Cueframe (`unshare` …). `isGroup`: a process
 * group of its own, as a terminal makes for each command.
 */
export function startRender(
  args: readonly string[],
  options: {
    readonly cwd: string;
    readonly env?: NodeJS.ProcessEnv;
    readonly before?: readonly string[];
    readonly isGroup?: boolean;
    /** With the segment cache of `env`; the default is without, so that every render does all of its work. */
    readonly hasCache?: boolean;
  },
): RunningRender {
  const cache = options.hasCache ? [] : ['--no-cache'];
  const command = [process.execPath, BIN, 'render', ...args, ...cache, '--json'];
  const [program, ...rest] = [...(options.before ?? []), ...command];
  const child = spawn(program as string, rest, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: options.isGroup ?? false,
  });
  const events: RenderEvent[] = [];
  const last: { result: RenderResult | null; error: Failure | null } = { result: null, error: null };
  const watch = watchProcesses(child.pid as number);
  let hasEnded = false;
  child.stdout.on(
    'data',
    lineSplitter((line) => readLine(line, events, last)),
  );
  child.stderr.resume();
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => (hasEnded = true));
    child.once('close', (exitCode, signal) => resolve({ exitCode, signal, ...last, events }));
  });

  return {
    ...watch,
    child,
    events,
    ended,
    hasEnded: () => hasEnded,
    async until(isIt) {
      while (!hasEnded) {
        const seen = watch.look();
        if (isIt(seen)) return seen;
        await waitMs(LOOK_EVERY_MS);
      }
      return null;
    },
  };
}

/** Names in `folder`, sorted: what a render left there. */
export function namesIn(folder: string): string[] {
  return readdirSync(folder).sort();
}

function readLine(
  line: string,
  events: RenderEvent[],
  last: { result: RenderResult | null; error: Failure | null },
): void {
  if (!line.startsWith('{')) return;
  const message = JSON.parse(line) as RenderEvent | { type: 'result' } | { error: Failure };
  if ('error' in message) last.error = message.error;
  else if (message.type === 'result') last.result = message as unknown as RenderResult;
  else events.push(message);
}
