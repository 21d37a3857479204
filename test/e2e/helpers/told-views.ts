import type { Page } from 'playwright';
import { WINDOW_SIZE } from './studio-window.ts';
import type { WindowView } from './window-views.ts';

const LEAVE = `document.querySelector('main').dispatchEvent(new DragEvent('dragleave', { bubbles: true }))`;

async function drag(page: Page, types: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const items = [{ mimeType: 'application/x-subrip', data: '' }];
  const data = { items, files: ['/films/harbour.srt'], dragOperationsMask: 1 };
  const at = { x: WINDOW_SIZE.width / 2, y: WINDOW_SIZE.height / 2 };
  for (const type of types)
    await session.send('Input.dispatchDragEvent', { type: type as 'drop', ...at, data });
  await session.detach();
}

async function openDemo(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Demo/ }).click();
  await page.locator('[data-film][data-frame="0"]').waitFor({ timeout: 60_000 });
}

/** What a window shows that was told of a past (`tellOfPast`), in this order. */
export const TOLD_VIEWS: readonly WindowView[] = [
  {
    name: 'past',
    open: (page) => page.getByRole('heading', { name: 'Unsaved work was found' }).waitFor(),
  },
  {
    name: 'drop',
    async open(page) {
      await drag(page, ['dragEnter', 'dragOver']);
      await page.getByRole('status').filter({ hasText: 'The subtitles become its cues.' }).waitFor();
    },
    async close(page) {
      await page.evaluate(LEAVE); // the protocol's own cancelling tells the page nothing
      await page
        .getByRole('status')
        .filter({ hasText: 'The subtitles become its cues.' })
        .waitFor({ state: 'detached' });
    },
  },
  {
    name: 'notice',
    async open(page) {
      await page.getByRole('button', { name: /harbour\.scenario\.json/ }).click(); // there is no such file
      await page.getByRole('alert').getByRole('button', { name: 'Copy details' }).waitFor();
    },
    close: (page) => page.getByRole('alert').getByRole('button', { name: 'Close' }).click(),
  },
  {
    name: 'jobs',
    async open(page) {
      await openDemo(page);
      await page.keyboard.press('q');
      await page.getByRole('slider', { name: /^Segments of Harbour/ }).waitFor();
      const edge = page.getByRole('separator', { name: 'Height of the timeline' });
      for (let step = 0; step < 12; step += 1) await edge.press('ArrowUp'); // every job is seen
    },
  },
  {
    name: 'length',
    async open(page) {
      if (await page.getByRole('button', { name: /^Demo/ }).isVisible()) await openDemo(page);
      else await page.getByRole('button', { name: 'Close the queue' }).click();
      const edge = page.getByRole('separator', { name: 'Height of the timeline' });
      for (let step = 0; step < 12; step += 1) await edge.press('ArrowDown');
      await page.keyboard.press('Control+Alt+n');
      await page.keyboard.press('c'); // a cue, and no clip that has a length
      await page.getByRole('heading', { name: 'Cue', exact: true }).waitFor();
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await page.getByText('A film without clips needs a size').waitFor();
    },
  },
];
