import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dropPaths } from './helpers/drop-files.ts';
import { findMisfits } from './helpers/find-misfits.ts';
import { findViolations } from './helpers/find-violations.ts';
import { isDesktop, openWindow } from './helpers/open-window.ts';
import { makeVideo } from './helpers/sample-files.ts';
import { saveProject } from './helpers/save-files.ts';
import type { StudioWindow } from './helpers/studio-window.ts';

let studio: StudioWindow;
beforeAll(async () => {
  studio = await openWindow();
});
afterAll(() => studio?.close());

/** A desktop app has no server that could be started again under it. */
const browserTest = test.skipIf(isDesktop);
const bar = (name: string) => studio.page.getByRole('region', { name, exact: true });
const picture = () => studio.page.locator('[data-film]').screenshot();
const frameShown = (frame: number) =>
  studio.page.locator(`[data-film][data-frame="${frame}"]`).waitFor({ timeout: 30_000 });

browserTest(
  'after a restart the window asks for the new address in place, and goes on with all of its work',
  { timeout: 120_000 },
  async () => {
    const { page } = studio;
    await dropPaths(page, [makeVideo(studio.folder, 'sea.mp4', 'testsrc2')]);
    await frameShown(0);
    const path = await saveProject(studio, 'restart');
    await page.keyboard.press('c');
    await page.getByRole('textbox', { name: 'Text of the cue' }).first().fill('said before');
    await page.keyboard.press('Escape');
    const address = await studio.restart();
    await bar('Session ended').waitFor({ timeout: 30_000 });
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect([await findViolations(page), await findMisfits(page)]).toEqual([[], []]);
    }

    // without the server the window is still edited, and what it cannot do says one thing only
    await page.getByRole('textbox', { name: 'Text of the cue' }).first().fill('said meanwhile');
    await page.keyboard.press('Control+s');
    const messages = page.getByRole('region', { name: 'Messages' });
    await messages.getByText('The project was not saved.').waitFor();
    expect(await messages.getByRole('alert').count()).toBe(1);
    expect(await messages.innerText()).not.toMatch(/recovery|Authorization|serve/i);

    await bar('Session ended').getByRole('textbox').fill('http://localhost/?token=wrong');
    await page.keyboard.press('Enter');
    await bar('Session ended').getByText('This address is of another place.', { exact: false }).waitFor();
    await bar('Session ended').getByRole('textbox').fill(address);
    await page.keyboard.press('Enter');
    await bar('Session ended').waitFor({ state: 'detached' });
    await messages.getByText('The project was not saved.').waitFor({ state: 'detached' });

    const before = await picture();
    await page.keyboard.press('End');
    await frameShown(49);
    expect((await picture()).equals(before)).toBe(false);
    await page
      .getByRole('contentinfo')
      .getByText(/^Cache /)
      .waitFor();
    await page.keyboard.press('Control+s');
    await page.getByRole('heading', { level: 1 }).getByText('Unsaved').waitFor({ state: 'detached' });
    const saved = JSON.parse(readFileSync(path, 'utf8')) as { cues: { text: string }[] };
    expect(saved.cues.map(({ text }) => text)).toEqual(['said meanwhile']);
  },
);
