import type { Locator } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dropPaths } from './helpers/drop-files.ts';
import { findViolations } from './helpers/find-violations.ts';
import { openWindow } from './helpers/open-window.ts';
import { makeFlashes, makeSrt, RATE } from './helpers/sample-files.ts';
import { arrangeWindow } from './helpers/start-again.ts';
import type { StudioWindow } from './helpers/studio-window.ts';

const SECONDS = 12;

let studio: StudioWindow;
/** Of the timeline with the whole film in it: the film's start on the screen, and the width of a frame. */
let [zeroPx, framePx] = [0, 1];
let files: string[] = [];
beforeAll(async () => {
  studio = await openWindow();
  files = [makeFlashes(studio.folder, SECONDS), makeSrt(studio.folder)];
});
afterAll(() => studio?.close());
arrangeWindow(
  () => studio,
  async () => {
    await dropPaths(studio.page, files);
    await item('c2').waitFor();
    await item('p1').waitFor();
    await measure(SECONDS * RATE, 'p1');
  },
);

const item = (id: string): Locator => studio.page.locator(`[data-item=${id}]`).first();
const field = (name: string) => studio.page.getByRole('textbox', { name, exact: true });
const undo = () => studio.page.getByRole('button', { name: /^Undo/ });
const seek = (frame: number) =>
  studio.page.getByRole('slider', { name: 'Place in the film' }).fill(String(frame));

async function measure(frames: number, first: string): Promise<void> {
  const box = await item(first).boundingBox();
  [zeroPx, framePx] = [box?.x ?? NaN, ((box?.width ?? NaN) + 1) / frames];
}

async function placeOf(at: Locator): Promise<readonly [number, number]> {
  const box = await at.boundingBox();
  const [left = NaN, width = NaN] = [box?.x, box?.width];
  return [Math.round((left - zeroPx) / framePx), Math.round(width / framePx)];
}

/** Presses inside an item, `fromPx` from its left edge, and moves; the button stays down. */
async function drag(id: string, fromPx: number, byPx: number): Promise<void> {
  const { mouse } = studio.page;
  const box = await item(id).boundingBox();
  if (!box) throw new Error(`${id} is not on the screen`);
  const y = box.y + box.height - 8;
  await mouse.move(box.x + fromPx, y);
  await mouse.down();
  await mouse.move(box.x + fromPx + byPx / 2, y, { steps: 3 });
  await mouse.move(box.x + fromPx + byPx, y, { steps: 3 });
}

/** Lets the drag go without an edit. */
async function letGo(): Promise<void> {
  await studio.page.keyboard.press('Escape');
  await studio.page.mouse.up();
}

test('cutting out the middle brings the captions behind it forward with their clip; a locked one stays', async () => {
  const { page } = studio;
  await seek(150);
  await page.keyboard.press('c');
  await item('c3').waitFor();
  await page.keyboard.press('Escape');
  for (const frame of [60, 100]) {
    await seek(frame);
    await page.locator('[data-timeline]').focus();
    await page.keyboard.press('Escape');
    await page.keyboard.press('s');
    await item(frame === 60 ? 'p2' : 'p3').waitFor();
  }
  await item('p2').click();
  await page.keyboard.press('Delete');
  await item('p2').waitFor({ state: 'detached' });
  await measure(60, 'p1');
  expect((await placeOf(item('c3')))[0]).toBe(110);
  await undo().click();
  await item('p2').waitFor();
  await measure(60, 'p1');
  expect((await placeOf(item('c3')))[0]).toBe(150);
  await item('c3').click();
  await page.getByRole('switch', { name: 'Lock to film time' }).click();
  await item('p2').click();
  await page.keyboard.press('Delete');
  await item('p2').waitFor({ state: 'detached' });
  await measure(60, 'p1');
  expect((await placeOf(item('c3')))[0]).toBe(150);
  await undo().click();
  await item('p2').waitFor();
  await measure(60, 'p1');
});

test('the outline of a trimmed clip stands where the clip will; a moved one never covers the names', async () => {
  const { page } = studio;
  await drag('p2', 2, 20 * framePx);
  expect(await placeOf(page.locator('[data-ghost=p2]').first())).toEqual([60, 20]);
  await letGo();
  await drag('p2', 100, -60 * framePx - 40);
  const ghost = await page.locator('[data-ghost=p2]').first().boundingBox();
  expect(ghost?.x ?? NaN).toBeLessThan(zeroPx - 20);
  const row = await item('p1').boundingBox();
  const above = await page.evaluate<string | null>(
    `document.elementFromPoint(${zeroPx - 12}, ${(row?.y ?? 0) + 20})?.closest('[role=rowheader]')?.textContent ?? null`,
  );
  expect(above).not.toBeNull();
  await letGo();
});

test('an end before the start and nonsense are refused at the field; +1 is a second more', async () => {
  const { page } = studio;
  await item('c1').click();
  await item('c2').click();
  expect(await field('Text of the cue').count()).toBe(1);
  const end = field('End');
  await end.fill('0,5');
  await end.press('Enter');
  await page.getByRole('alert').getByText('The end must be after the start, 00:00:01:00.').waitFor();
  await end.fill('abc');
  await end.press('Enter');
  await page.getByRole('alert').getByText('Write a time such as').waitFor();
  expect(await findViolations(page)).toEqual([]);
  await end.press('Escape');
  expect([await page.getByRole('alert').count(), await end.inputValue()]).toEqual([0, '00:00:02:00']);
  await end.fill('+1');
  await end.press('Enter');
  await expect.poll(() => end.inputValue()).toBe('00:00:03:00');
});

test('a click makes the film upright, as one step', async () => {
  const { page } = studio;
  await page.locator('[data-timeline]').focus();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Make the film 9:16' }).click();
  await expect.poll(() => field('Width in pixels').inputValue()).toBe('270');
  expect(await field('Height in pixels').inputValue()).toBe('480');
  expect(await undo().getAttribute('aria-label')).toBe('Undo change shape of the film');
  await item('p1').click();
  await page.getByRole('combobox', { name: 'Fit' }).getByText('Cover').waitFor();
  expect(await page.getByRole('button', { name: 'Take size and rate of this clip' }).count()).toBe(1);
  await undo().click();
  await page.locator('[data-timeline]').focus();
  await page.keyboard.press('Escape');
  await expect.poll(() => field('Width in pixels').inputValue()).toBe('480');
});

test('nothing went wrong in the page meanwhile', () => expect(studio.problems).toEqual([]));
