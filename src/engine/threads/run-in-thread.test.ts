import { Worker } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import type { StudioError } from '../../shared/errors.ts';
import { createThreads, type Threads } from './run-in-thread.ts';

/** A thread that does what the text of its task says, in the words of thread.ts. */
const DOUBLE = `
  const { parentPort, threadId } = require('node:worker_threads');
  const tell = (message) => parentPort.postMessage(message);
  const does = {
    name: () => tell({ kind: 'result', result: threadId }),
    refuse: () => tell({ kind: 'error', code: 'scenario.limit', message: 'too many', details: { maximum: 7 } }),
    stay: () => tell({ kind: 'piece', piece: 'begun' }),
    die: () => process.exit(3),
    fall: () => { throw new Error('a fault'); },
    grow: () => { const all = []; for (;;) all.push(new Array(10_000).fill(all.length)); },
    count: () => tell({ kind: 'piece', piece: left-- }),
  };
  let left = 3;
  parentPort.on('message', ({ kind, input }) => {
    if (kind === 'task') does[input.text]();
    else if (left > 0) does.count();
    else tell({ kind: 'result', result: 'counted' });
  });
`;

const begun: Worker[] = [];
let threads: Threads | null = null;
afterEach(async () => {
  await threads?.close();
  begun.length = 0;
});

function open(most: number, more: Partial<Parameters<typeof createThreads>[0]> = {}): Threads {
  threads = createThreads({
    most,
    start() {
      const worker = new Worker(DOUBLE, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 16 } });
      begun.push(worker);
      return worker;
    },
    later: () => () => {},
    ...more,
  });
  return threads;
}

/** The doubles know neither task: `text` says what they do. */
function ask(on: Threads, does: string, options: Parameters<Threads['run']>[2] = {}): Promise<unknown> {
  return on.run('read', { text: does, refuse: null }, options as never);
}

/** A task that is begun and never ends by itself. */
async function askToStay(on: Threads, signal?: AbortSignal): Promise<{ end: Promise<unknown> }> {
  let end: Promise<unknown> = Promise.resolve();
  await new Promise<void>((resolve) => {
    end = ask(on, 'stay', { ...(signal && { signal }), onPiece: () => resolve() } as never);
    end.catch(() => {});
  });
  return { end };
}

async function codeOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'no error',
    ({ code, message, details }: StudioError) => ({ code, message, details }),
  );
}

test('one thread does one task after another, and another thread is only begun beside it', async () => {
  const on = open(2);
  const first = await ask(on, 'name');
  expect([await ask(on, 'name'), begun.length]).toEqual([first, 1]);
  const both = await Promise.all([ask(on, 'name'), ask(on, 'name'), ask(on, 'name'), ask(on, 'name')]);
  expect([new Set(both).size, begun.length]).toEqual([2, 2]);
});

test('what a task throws arrives with its code and details, and the thread goes on', async () => {
  const on = open(1);
  const first = await ask(on, 'name');
  expect(await codeOf(ask(on, 'refuse'))).toEqual({
    ...{ code: 'scenario.limit', message: 'too many', details: { maximum: 7 } },
  });
  expect(await ask(on, 'name')).toBe(first);
});

test('pieces come in order, each after the one before was taken, and then the result', async () => {
  const pieces: unknown[] = [];
  const result = await ask(open(1), 'count', { onPiece: (piece: unknown) => pieces.push(piece) } as never);
  expect([pieces, result]).toEqual([[3, 2, 1], 'counted']);
});

test('a task that is called off ends its thread and makes room for the next', async () => {
  const on = open(1);
  const stop = new AbortController();
  const { end } = await askToStay(on, stop.signal);
  const next = ask(on, 'name');
  const gone = new Promise((resolve) => begun[0]!.once('exit', resolve));
  stop.abort();
  expect(await codeOf(end)).toMatchObject({ code: 'job.cancelled' });
  await gone;
  expect([typeof (await next), begun.length]).toEqual(['number', 2]);
});

test('a task that is called off while it waits is never begun', async () => {
  const on = open(1);
  const { end } = await askToStay(on);
  const stop = new AbortController();
  const waiting = ask(on, 'name', { signal: stop.signal });
  stop.abort();
  expect(await codeOf(waiting)).toMatchObject({ code: 'job.cancelled' });
  await on.close();
  expect([await codeOf(end), begun.length]).toEqual([expect.objectContaining({ code: 'job.cancelled' }), 1]);
});

test.each([
  ['die', 'internal'],
  ['fall', 'internal'],
  ['grow', 'scenario.limit'],
])('a thread that does not come back (%s) fails its task alone', async (does, code) => {
  const on = open(1);
  expect(await codeOf(ask(on, does))).toMatchObject({ code });
  expect(typeof (await ask(on, 'name'))).toBe('number');
});

test('a thread that cannot be started fails the task, and the next is tried again', async () => {
  const on = open(1, {
    start: () => {
      throw new Error('no threads');
    },
  });
  expect([await codeOf(ask(on, 'name')), await codeOf(ask(on, 'name'))]).toEqual([
    { code: 'internal', message: 'no threads', details: {} },
    { code: 'internal', message: 'no threads', details: {} },
  ]);
});

test('a thread that was idle for its time ends, and nothing is taken after the end', async () => {
  const timers: (() => void)[] = [];
  const on = open(1, { later: (_ms, action) => (timers.push(action), () => {}) });
  await ask(on, 'name');
  const gone = new Promise((resolve) => begun[0]!.once('exit', resolve));
  timers[0]!();
  await gone;
  await ask(on, 'name');
  expect(begun.length).toBe(2);
  await on.close();
  expect(await codeOf(ask(on, 'name'))).toMatchObject({ code: 'job.cancelled' });
});
