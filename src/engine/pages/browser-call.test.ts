import { EventEmitter } from 'node:events';
import type { Browser } from 'playwright';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { StudioError } from '../../shared/errors.ts';
import { browserCall } from './browser-call.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function fakeBrowser(isConnected = true) {
  const events = new EventEmitter();
  const browser = Object.assign(events, { isConnected: () => isConnected });
  return {
    browser: browser as unknown as Browser,
    die: () => events.emit('disconnected'),
    listeners: () => events.listenerCount('disconnected'),
  };
}

const never = new Promise<never>(() => {});
const outcome = (call: Promise<unknown>) =>
  call.then(
    (value) => ({ value }),
    (error: unknown) => (error instanceof StudioError ? error.code : error),
  );

test('an answer comes through, and nothing is left watching', async () => {
  const { browser, listeners } = fakeBrowser();
  expect(await outcome(browserCall(browser, Promise.resolve('page')))).toEqual({ value: 'page' });
  expect({ listeners: listeners(), timers: vi.getTimerCount() }).toEqual({ listeners: 0, timers: 0 });
});

test('a call that the dying browser leaves unanswered ends with the browser', async () => {
  const { browser, die, listeners } = fakeBrowser();
  const ended = outcome(browserCall(browser, never));
  die();
  expect(await ended).toBe('page.crashed');
  expect({ listeners: listeners(), timers: vi.getTimerCount() }).toEqual({ listeners: 0, timers: 0 });
});

test('a browser that died before it was asked is not waited for', async () => {
  expect(await outcome(browserCall(fakeBrowser(false).browser, never))).toBe('page.crashed');
});

test('a browser that hangs is given up after its limit, or when the work is cancelled', async () => {
  const { browser } = fakeBrowser();
  const late = outcome(browserCall(browser, never));
  vi.advanceTimersByTime(30_000);
  expect(await late).toBe('page.timeout');

  const stop = new AbortController();
  const cancelled = outcome(browserCall(browser, never, { signal: stop.signal }));
  stop.abort(new Error('enough'));
  expect(await cancelled).toEqual(new Error('enough'));
});

test("a failure of the browser means it went away; the stage's own failures stay what they are", async () => {
  const { browser } = fakeBrowser();
  const closed = Promise.reject(new Error('Target page, context or browser has been closed'));
  const broken = Promise.reject(new StudioError('page.failed', 'the stage threw'));
  expect(await outcome(browserCall(browser, closed))).toBe('page.crashed');
  expect(await outcome(browserCall(browser, broken))).toBe('page.failed');
});
