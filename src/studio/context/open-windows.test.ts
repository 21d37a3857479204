import { expect, test } from 'vitest';
import { createOpenWindows } from './open-windows.ts';

test('a window is open while it has a connection, however often one ends', () => {
  const windows = createOpenWindows();
  const [first, second] = [windows.enter('a'), windows.enter('a')];
  first();
  first();
  const whileOne = windows.has('a');
  second();
  expect([whileOne, windows.has('a'), windows.has('b')]).toEqual([true, false, false]);
});
