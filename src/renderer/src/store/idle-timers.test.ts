import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { IDLE_TIMERS } from './idle-timers.ts';

const waiting = new Map<number, () => void>();
const rest = () => {
  for (const work of waiting.values()) work();
  waiting.clear();
};
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('requestIdleCallback', (work: () => void) => {
    waiting.set(7, work);
    return 7;
  });
  vi.stubGlobal('cancelIdleCallback', (id: number) => waiting.delete(id));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('work that is due waits until the window has nothing to do', () => {
  const work = vi.fn();
  IDLE_TIMERS.set(work, 100);
  rest();
  vi.advanceTimersByTime(100);
  expect(work).not.toHaveBeenCalled();
  rest();
  expect(work).toHaveBeenCalledOnce();
});

test.each([50, 100])('work that is taken back after %d ms is not done', (afterMs) => {
  const work = vi.fn();
  const handle = IDLE_TIMERS.set(work, 100);
  vi.advanceTimersByTime(afterMs);
  IDLE_TIMERS.clear(handle as never);
  vi.advanceTimersByTime(100);
  rest();
  expect(work).not.toHaveBeenCalled();
});
