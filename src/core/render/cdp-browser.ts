import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { StudioError } from '../../shared/errors.ts';
import { browserArgs } from '../environment/browser-args.ts';
import type { BrowserTool } from '../environment/tools.ts';

type Pending = { resolve(value: Record<string, unknown>): void; reject(error: Error): void };

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
  });
  const pending = new Map<number, Pending>();
  let nextId = 1;
  const gone = closed(child).then(() => {
    for (const { reject } of pending.values())
      reject(new StudioError('page.crashed', 'the browser went away'));
    pending.clear();
  });
  const input = child.stdio[3] as Writable;
  input.on('error', () => {}); // told by the process's end
  readMessages(child.stdio[4] as Readable, (message) => {
    const waiting = pending.get(message.id ?? 0);
    pending.delete(message.id ?? 0);
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
        pending.set(id, { resolve, reject });
        input.write(`${JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) })}\0`);
      });
    },
    async close() {
      child.kill('SIGKILL'); // nothing of its profile is kept
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

function closed(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('error', () => resolve());
    child.once('close', () => resolve());
  });
}
