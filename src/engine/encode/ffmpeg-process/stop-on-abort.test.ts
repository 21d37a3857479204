import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stopOnAbort } from './stop-on-abort.ts';

const HANG = join(import.meta.dirname, '../../../../test/fixtures/bin/hang.mjs');

/** A child that is ready to be stopped: it has said its first words. */
async function hanging(...args: string[]): Promise<ChildProcess> {
  const child = spawn(process.execPath, [HANG, ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
  await once(child.stdout, 'data');
  return child;
}

/** How it ended: the signal that did it. */
async function ending(child: ChildProcess): Promise<unknown> {
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  return signal;
}

test('a child is asked to stop', async () => {
  const abort = new AbortController();
  const child = await hanging();
  stopOnAbort(child, abort.signal);
  abort.abort();
  expect(await ending(child)).toBe('SIGTERM');
});

test.skipIf(process.platform === 'win32')('one that does not listen is forced', async () => {
  const abort = new AbortController();
  const child = await hanging('stubborn');
  stopOnAbort(child, abort.signal, { graceMs: 20 });
  abort.abort();
  expect(await ending(child)).toBe('SIGKILL');
});

test('a signal that fired before is heard too', async () => {
  const child = await hanging();
  stopOnAbort(child, AbortSignal.abort());
  expect(await ending(child)).toBe('SIGTERM');
});

test('a child that ended by itself leaves nothing on the signal', async () => {
  const abort = new AbortController();
  const child = await hanging();
  stopOnAbort(child, abort.signal);
  child.kill('SIGKILL');
  expect(await ending(child)).toBe('SIGKILL');
  const killed: unknown[] = [];
  child.kill = (signal) => killed.push(signal) > 0;
  abort.abort();
  expect(killed).toEqual([]);
});
