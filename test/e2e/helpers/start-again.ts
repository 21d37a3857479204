import { afterEach, beforeAll } from 'vitest';
import { started, type StudioWindow } from './studio-window.ts';

/**
 * Brings a file's window to where its tests begin, before them and again after one that failed: a button that is still down, a
 * dialog, a stopped clock or a half edit would fell those after it. A reload ends all of them. Runs after the file's own
 * `beforeAll`, which opens the window. `arrange` is given the name of the test that failed, null before the first: where
 * tests build on each other, it makes what that one would have left.
 */
export function arrangeWindow(
  studio: () => Pick<StudioWindow, 'page'>,
  arrange: (failed: string | null) => Promise<void>,
): void {
  beforeAll(() => arrange(null));
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    const { page } = studio();
    await page.mouse.up();
    await page.reload();
    await started(page);
    await arrange(task.name);
  });
}
