import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { encodeBatch } from '../../shared/contract/patch-codec.ts';
import { LaneOverflow, PageConnection } from './page-connection.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

class FakeSocket extends EventEmitter {
  readonly sent: unknown[] = [];
  binaryType = '';
  isTerminated = false;
  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }
  terminate(): void {
    this.isTerminated = true;
  }
  answer(reply: object): void {
    this.emit('message', Buffer.from(JSON.stringify(reply)), false);
  }
}

function connect() {
  const socket = new FakeSocket();
  return { socket, page: new PageConnection(socket as unknown as WebSocket) };
}

test('replies are matched by id, in whatever order they come', async () => {
  const { socket, page } = connect();
  const answers = [page.request({ type: 'show' }), page.request({ type: 'next' })];
  expect(socket.sent).toEqual([
    { id: 1, type: 'show' },
    { id: 2, type: 'next' },
  ]);
  socket.answer({ id: 2, ok: true, value: null });
  socket.answer({ id: 99, ok: true, value: 'nobody asked' });
  socket.answer({ id: 1, ok: true, value: { frame: 5, changed: [] } });
  expect(await Promise.all(answers)).toEqual([{ frame: 5, changed: [] }, null]);
});

test('a binary message is a batch of patches', async () => {
  const { socket, page } = connect();
  const answer = page.request({ type: 'next' });
  socket.emit('message', Buffer.from(encodeBatch({ id: 1, isLast: true, patches: [] })), true);
  expect(await answer).toEqual({ id: 1, isLast: true, patches: [] });
});

test('a failure of the page keeps its code; a lane that is too small is not a failure', async () => {
  const { socket, page } = connect();
  const answers = Promise.allSettled([page.request({ type: 'show' }), page.request({ type: 'next' })]);
  socket.answer({ id: 1, ok: false, error: { code: 'page.failed', message: 'no such font' } });
  socket.answer({ id: 2, ok: false, error: { code: 'lane.overflow', message: 'edge' } });
  const [failed, overflow] = (await answers) as PromiseRejectedResult[];
  expect(failed?.reason).toMatchObject({ code: 'page.failed', message: 'no such font' });
  expect(overflow?.reason).toBeInstanceOf(LaneOverflow);
});

test('a page that does not answer within 30 s has failed, and its late answer is nothing', async () => {
  const { socket, page } = connect();
  const answer = expect(page.request({ type: 'show' })).rejects.toMatchObject({ code: 'page.timeout' });
  await vi.advanceTimersByTimeAsync(30_000);
  await answer;
  socket.answer({ id: 1, ok: true, value: null });
  expect(vi.getTimerCount()).toBe(0);
});

test('a page that tells its steps may take as long as it needs', async () => {
  const { socket, page } = connect();
  const answer = page.request({ type: 'show' });
  for (let step = 0; step < 10; step += 1) {
    await vi.advanceTimersByTimeAsync(20_000);
    socket.answer({ id: 1, isAtWork: true });
  }
  socket.answer({ id: 1, ok: true, value: null });
  expect(await answer).toBeNull();
  expect(vi.getTimerCount()).toBe(0);
});

test.each([
  ['the socket closes', (socket: FakeSocket) => socket.emit('close')],
  ['the connection is closed here', (_: FakeSocket, page: PageConnection) => page.close()],
])('every request settles when %s, and none is taken after', async (_, hangUp) => {
  const { socket, page } = connect();
  const answers = Promise.allSettled([page.request({ type: 'show' }), page.request({ type: 'next' })]);
  hangUp(socket, page);
  expect(await answers).toMatchObject([
    { status: 'rejected', reason: { code: 'page.crashed' } },
    { status: 'rejected', reason: { code: 'page.crashed' } },
  ]);
  await expect(page.request({ type: 'show' })).rejects.toMatchObject({ code: 'page.crashed' });
  expect(vi.getTimerCount()).toBe(0);
});

test('a socket in trouble is cut', () => {
  const { socket } = connect();
  socket.emit('error', new Error('bad frame'));
  expect(socket.isTerminated).toBe(true);
});
