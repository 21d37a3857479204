import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { StudioError } from '../../shared/errors.ts';
import { browserArgs } from '../environment/browser-args.ts';
import type { BrowserTool } from '../environment/tools.ts';

/** Longest a browser may take over one command. */
const COMMAND_LIMIT_MS = 30_000;

type Pending = {
  resolve(value: Record<string, unknown>): void;
  reject(error: Error): void;
  readonly limit: NodeJS.Timeout;
};

/** A browser driven over its debugging pipe: Playwright cannot open a target whose frames are asked for one by one. */
export type CdpBrowser = {
  /** One DevTools command; rejects with `page.crashed` once the browser is gone. */
  send(method: string, params?: object, sessionId?: string): Promise<Record<string, unknown>>;
  close(): Promise<void>;
};

/** Starts a browser with its own profile and speaks NUL-ended JSON on its fds 3 and 4 (`--remote-debugging-pipe`). */
export async function startCdpBrowser(tool: BrowserTool, extraArgs: readonly string[]): Promise<CdpBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'cueframe-browser-'));
  const args = [
    ...browserArgs(),
    ...extraArgs,
    '--headless',
    '--remote-debugging-pipe',
    `--user-data-dir=${profile}`,
    'about:blank',
  ];
  const child = spawn(tool.path, args, {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...tool.env },
    detached: process.platform !== 'win32', // a process group of its own, to be killed as one
  });
  const pending = new Map<number, Pending>();
  let nextId = 1;
  const gone = ended(child).then(() => {
    for (const { reject, limit } of pending.values()) {
      clearTimeout(limit);
      reject(new StudioError('page.crashed', 'the browser went away'));
    }
    pending.clear();
  });
  const input = child.stdio[3] as Writable;
  input.on('error', () => {}); // told by the process's end
  readMessages(child.stdio[4] as Readable, (message) => {
    const waiting = pending.get(message.id ?? 0);
    pending.delete(message.id ?? 0);
    clearTimeout(waiting?.limit);
    if (message.error)
      waiting?.reject(new StudioError('page.failed', `the browser refused: ${message.error.message}`));
    else waiting?.resolve(message.result ?? {});
  });

  return {
    send(method, params = {}, sessionId) {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined)
        return Promise.reject(new StudioError('page.crashed', 'the browser is not running'));
      const id = nextId++;
      return new Promise((resolve, reject) => {
        const limit = setTimeout(() => {
          pending.delete(id);
          reject(new StudioError('page.timeout', `the browser did not answer within ${COMMAND_LIMIT_MS} ms`));
        }, COMMAND_LIMIT_MS);
        pending.set(id, { resolve, reject, limit });
        input.write(`${JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) })}\0`);
      });
    },
    async close() {
      killGroup(child); // nothing of its profile is kept
      await gone;
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

type Message = {
  readonly id?: number;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
};

function readMessages(stream: Readable, onMessage: (message: Message) => void): void {
  let parts: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => {
    let start = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      parts.push(chunk.subarray(start, end));
      onMessage(JSON.parse(Buffer.concat(parts).toString('utf8')) as Message);
      parts = [];
      start = end + 1;
    }
    parts.push(chunk.subarray(start));
  });
}

/** The browser with whatever started it: the program may be a script that waits for the real one (Debian). */
function killGroup(child: ChildProcess): void {
  try {
    if (process.platform === 'win32' || child.pid === undefined) child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // gone already
  }
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve()); // not `close`: a pipe we only write to never ends for reading
  });
}
