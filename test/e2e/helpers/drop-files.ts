import type { Page } from 'playwright';
import { WINDOW_SIZE } from './studio-window.ts';

/** Drops files and folders of this machine on the middle of the window, as the desktop of a person does. */
export async function dropPaths(page: Page, paths: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const at = { x: WINDOW_SIZE.width / 2, y: WINDOW_SIZE.height / 2 };
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, ...at, data });
  await session.detach();
}
