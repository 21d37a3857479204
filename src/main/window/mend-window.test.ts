import { expect, test } from 'vitest';
import { FakeWindow } from '../../../test/helpers/fake-electron.ts';
import { bringForward } from './bring-forward.ts';
import { mendWindow } from './mend-window.ts';

function mended() {
  const window = new FakeWindow();
  const told: unknown[] = [];
  const clock = { nowMs: 0 };
  let hopeless = 0;
  mendWindow(window.asWindow(), {
    tell: (what, facts) => told.push([what, facts]),
    onHopeless: () => (hopeless += 1),
    nowMs: () => clock.nowMs,
  });
  return { window, told, clock, hopeless: () => hopeless };
}

test('a page whose process died is loaded again, and that is told', () => {
  const { window, told, hopeless } = mended();
  window.webContents.crash('oom');
  window.emit('unresponsive');
  expect([window.webContents.reloads, told, hopeless()]).toEqual([
    1,
    [
      ['the window is gone', { reason: 'oom', exitCode: 1 }],
      ['the window does not answer', {}],
    ],
    0,
  ]);
});

test('a page that ended as it should is left alone', () => {
  const { window, told } = mended();
  window.webContents.crash('clean-exit');
  expect([window.webContents.reloads, told]).toEqual([0, []]);
});

test('a page that keeps dying is given up; one that died long ago may die again', () => {
  const { window, clock, hopeless } = mended();
  for (const atMs of [0, 70_000, 80_000, 90_000]) {
    clock.nowMs = atMs;
    window.webContents.crash('crashed');
  }
  expect([window.webContents.reloads, hopeless()]).toEqual([4, 0]);
  clock.nowMs = 95_000;
  window.webContents.crash('crashed');
  expect([window.webContents.reloads, hopeless()]).toEqual([4, 1]);
});

test('a window comes forward also from the taskbar, and one that is gone is left alone', () => {
  const window = new FakeWindow();
  window.isSmall = true;
  bringForward(window.asWindow());
  expect([window.isSmall, window.isShown, window.hasFocus]).toEqual([false, true, true]);
  const gone = new FakeWindow();
  gone.destroy();
  bringForward(gone.asWindow());
  bringForward(null);
  expect(gone.isShown).toBe(false);
});
