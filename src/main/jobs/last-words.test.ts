import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLastWords } from './last-words.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('the app waits until the window has kept its last changes, and no longer than it may', async () => {
  const story: string[] = [];
  const words = createLastWords(() => story.push('asked'));
  words.heard(); // of nothing that was asked
  const first = words.ask().then(() => story.push('kept'));
  await vi.advanceTimersByTimeAsync(500);
  words.heard();
  await first;
  const second = words.ask().then(() => story.push('gave up'));
  await vi.advanceTimersByTimeAsync(1999);
  story.push('still waiting');
  await vi.advanceTimersByTimeAsync(1);
  await second;
  expect(story).toEqual(['asked', 'kept', 'asked', 'still waiting', 'gave up']);
});
