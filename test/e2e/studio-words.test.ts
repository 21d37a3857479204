import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dropPaths } from './helpers/drop-files.ts';
import { findMisfits } from './helpers/find-misfits.ts';
import { findViolations } from './helpers/find-violations.ts';
import { keepScreenshot } from './helpers/keep-screenshot.ts';
import { openWindow } from './helpers/open-window.ts';
import { makeVideo } from './helpers/sample-files.ts';
import { arrangeWindow } from './helpers/start-again.ts';
import type { StudioWindow } from './helpers/studio-window.ts';
import { runCommand } from './helpers/window-views.ts';

/** Where screenshots are kept to be looked at; without it, none are made. */
const SCREENSHOTS = process.env['CUEFRAME_SCREENSHOTS'];

let studio: StudioWindow;
beforeAll(async () => {
  studio = await openWindow();
});
afterAll(() => studio?.close());
arrangeWindow(
  () => studio,
  async () => {
    const { page, folder } = studio;
    const document = {
      cueframe: 1,
      media: { sea: { src: makeVideo(folder) } },
      timeline: [{ media: 'sea' }],
      cues: [
        { type: 'text', text: 'To bake\nbread', start: 0, end: 0.8 },
        { type: 'text', text: 'you need two things', start: 0.9, end: 2 },
      ],
    };
    const path = join(folder, 'bread.scenario.json');
    writeFileSync(path, JSON.stringify(document));
    await dropPaths(page, [path]);
    await page.locator('[data-film][data-frame="0"]').waitFor();
    await page.keyboard.press('Control+2');
  },
);

const list = () => studio.page.getByRole('grid', { name: 'Cues' });
const row = (index: number) => list().getByRole('row').nth(index);
const undone = (step: string) => studio.page.getByRole('button', { name: `Undo ${step}` });
const inspector = () => studio.page.getByRole('region', { name: 'Inspector' });
const text = () => inspector().getByRole('textbox', { name: 'Text of the cue' });
const bound = (name: string) => inspector().getByRole('slider', { name });

async function looked(name: string): Promise<void> {
  const { page } = studio;
  for (const theme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    expect([await findViolations(page), await findMisfits(page)]).toEqual([[], []]);
    if (SCREENSHOTS) await keepScreenshot(page, join(SCREENSHOTS, `words-${name}-${theme}.png`));
  }
}

test('all cues get word times by one key, and a text written anew keeps them and its line break', async () => {
  const { page } = studio;
  await row(0).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('w');
  await undone('change word times').waitFor();
  await row(0).click();
  const before = await bound('Between “To” and “bake”').getAttribute('aria-valuetext');
  expect(await text().inputValue()).toBe('To bake\nbread');
  await text().selectText();
  await page.keyboard.type('To bake');
  await page.keyboard.press('Enter');
  await page.keyboard.type('bread');
  expect(await bound('Between “To” and “bake”').getAttribute('aria-valuetext')).toBe(before);
  expect(await text().inputValue()).toBe('To bake\nbread');
  await page.keyboard.type('!!');
  await page.keyboard.press('Escape');
  expect(await text().inputValue()).toBe('To bake\nbread');
});

test('the edge of a word goes by a frame with an arrow key, and with the pointer', async () => {
  const { page } = studio;
  const edge = bound('Between “bake” and “bread”');
  await edge.focus();
  const from = Number(await edge.getAttribute('aria-valuenow'));
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => edge.getAttribute('aria-valuenow')).toBe(String(from + 1));
  const box = await edge.boundingBox();
  if (!box) throw new Error('the edge is not seen');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 - 30, box.y + box.height / 2, { steps: 3 });
  await page.mouse.up();
  await expect.poll(async () => Number(await edge.getAttribute('aria-valuenow'))).toBeLessThan(from);
  await looked('lane');
});

test('taps become the starts of words', async () => {
  const { page } = studio;
  await row(0).click();
  await page.keyboard.press('t');
  await page.getByRole('dialog', { name: 'Tap along' }).waitFor();
  await page.getByRole('button', { name: 'Start' }).press(' ');
  const tap = page.getByRole('button', { name: 'Tap' });
  await tap.press(' ');
  await page.getByRole('status').filter({ hasText: '1 of 3 words' }).waitFor();
  await page.getByRole('button', { name: 'Once more' }).waitFor(); // the cue is over
  await page.keyboard.press('Escape');
  await undone('change word times').waitFor();
});

test('cells are written by the keyboard, cues are merged by one key, and tools say what they will do', async () => {
  const { page } = studio;
  await row(0).click();
  await list().focus();
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await page.keyboard.type('00:20');
  await page.keyboard.press('Tab');
  await page.keyboard.type('0.5');
  await page.keyboard.press('Enter');
  await expect.poll(() => row(0).textContent()).toMatch(/^100:00:0000:00:130\.50/);
  await runCommand(page, 'split long');
  const dialog = page.getByRole('dialog', { name: 'Split long cues' });
  await dialog.waitFor();
  await looked('split');
  await dialog.getByRole('textbox', { name: 'Words in a cue' }).fill('2');
  await dialog.getByRole('textbox', { name: 'Words in a cue' }).press('Enter');
  await dialog.getByRole('button', { name: 'Split' }).click();
  await undone('split cues').waitFor();
  await page.keyboard.press('Control+z');
  await row(0).click();
  await page.keyboard.press('Control+Shift+m');
  await undone('merge cues').waitFor();
  await expect.poll(() => list().getAttribute('aria-rowcount')).toBe('1');
  await page.keyboard.press('Control+f');
  await page.getByRole('searchbox', { name: 'Find in cues' }).fill('e');
  await looked('search');
  expect(studio.problems).toEqual([]);
});
