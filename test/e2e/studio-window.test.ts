import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findViolations } from './helpers/find-violations.ts';
import { keepScreenshot } from './helpers/keep-screenshot.ts';
import { isDesktop, openWindow } from './helpers/open-window.ts';
import type { StudioWindow } from './helpers/studio-window.ts';
import { TOLD_VIEWS } from './helpers/told-views.ts';
import { arrangeWindow } from './helpers/start-again.ts';
import { tellOfPast } from './helpers/told-window.ts';
import { WINDOW_VIEWS, withoutConflict, type WindowView } from './helpers/window-views.ts';

/** Where screenshots are kept (`npm run screenshots`); without it, none are made. */
const SCREENSHOTS = process.env['CUEFRAME_SCREENSHOTS'];
const THEMES = ['dark', 'light'] as const;

let studio: StudioWindow;
beforeAll(async () => {
  if (SCREENSHOTS) mkdirSync(SCREENSHOTS, { recursive: true });
  studio = await openWindow();
});
afterAll(() => studio?.close());
arrangeWindow(
  () => studio,
  async (failed) => {
    if (failed !== null) await openDemo(studio.page);
  },
);

/** In each theme: nothing axe finds wrong. */
async function violationsOf({ name }: Pick<WindowView, 'name'>, page = studio.page): Promise<string[]> {
  const found: string[] = [];
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    if (SCREENSHOTS) await keepScreenshot(page, join(SCREENSHOTS, `studio-${name}-${theme}.png`));
    found.push(...(await findViolations(page)).map((line) => `${theme}: ${line}`));
  }
  return found;
}

test('axe finds nothing wrong with the start screen', async () => {
  expect(await violationsOf({ name: 'start' })).toEqual([]);
});

async function openDemo(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Demo/ }).click();
  await page.locator('[data-film][data-frame="0"]').waitFor({ timeout: 60_000 });
}

test('a sample opens with its picture and cues', async () => {
  await openDemo(studio.page);
});

test.each(WINDOW_VIEWS)('axe finds nothing wrong with: $name', async (view) => {
  await view.open(studio.page);
  const found = await violationsOf(view);
  await view.close?.(studio.page);
  expect(found).toEqual([]);
});

// its past is told in place of the answers of HTTP, which a desktop window has not
describe.skipIf(isDesktop)('a window with a past', () => {
  let page: Page;
  beforeAll(async () => {
    page = await studio.openPage({ prepare: tellOfPast });
  });
  // each view finds its way from the start screen too
  arrangeWindow(
    () => ({ page }),
    async () => {},
  );

  test.each(TOLD_VIEWS)('axe finds nothing wrong with: $name', async (view) => {
    await view.open(page);
    const found = await violationsOf(view, page);
    await view.close?.(page);
    expect(found).toEqual([]);
  });
});

test('nothing went wrong in the page meanwhile', () => {
  expect(withoutConflict(studio.problems)).toEqual([]);
});
