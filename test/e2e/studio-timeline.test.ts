import type { Locator } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dropPaths } from './helpers/drop-files.ts';
import { openWindow } from './helpers/open-window.ts';
import { makeFlashes, makeSrt, RATE } from './helpers/sample-files.ts';
import { arrangeWindow } from './helpers/start-again.ts';
import type { StudioWindow } from './helpers/studio-window.ts';

const SECONDS = 12;

const FRAMES = SECONDS * RATE;

let studio: StudioWindow;
/** Of the timeline with the whole film in it: the film's start on the screen, and the width of a frame. */
let [zeroPx, framePx] = [0, 1];
beforeAll(async () => {
  studio = await openWindow();
  [flashes, subtitles] = [makeFlashes(studio.folder, SECONDS), makeSrt(studio.folder)];
});
afterAll(() => studio?.close());
let [flashes, subtitles] = ['', ''];
arrangeWindow(
  () => studio,
  async () => {
    await dropPaths(studio.page, [flashes, subtitles]);
    await item('c2').waitFor();
    await item('p1').waitFor();
    await studio.page.locator('[data-film][data-frame="0"]').waitFor();
    const box = await item('p1').boundingBox();
    [zeroPx, framePx] = [box?.x ?? NaN, ((box?.width ?? NaN) + 1) / FRAMES];
  },
);

const item = (id: string): Locator => studio.page.locator(`[data-item=${id}]`).first();
const undo = () => studio.page.getByRole('button', { name: /^Undo/ });
const history = async () => ((await undo().isEnabled()) ? await undo().getAttribute('aria-label') : null);

/** Left edge and length on the timeline, in frames. An item is drawn a pixel shorter than it is. */
async function placeOf(id: string): Promise<readonly [number, number]> {
  const box = await item(id).boundingBox();
  const [left = NaN, width = NaN] = [box?.x, box?.width];
  return [Math.round((left - zeroPx) / framePx), Math.round((width + 1) / framePx)];
}

/** Presses on an item, `fromPx` from its left edge (negative: from its right one), and moves by frames; the button stays down. */
async function drag(id: string, fromPx: number, frames: number): Promise<void> {
  const byPx = frames * framePx;
  const { mouse } = studio.page;
  const box = await item(id).boundingBox();
  if (!box) throw new Error(`${id} is not on the screen`);
  const from = fromPx < 0 ? box.x + box.width + fromPx : box.x + fromPx;
  const y = box.y + box.height - 8;
  await mouse.move(from, y);
  await mouse.down();
  await mouse.move(from + byPx / 2, y, { steps: 3 });
  await mouse.move(from + byPx, y, { steps: 3 });
}

test('a clip shows pictures of its source, only where it is in view, and others when it is zoomed', async () => {
  const { page } = studio;
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/filmstrip')) asked.push(request.postData() ?? '');
  });
  const tiles = item('p1').locator('[data-tile]');
  await expect.poll(() => tiles.count(), { timeout: 30_000 }).toBeGreaterThan(6);
  const whole = await tiles.count();
  for (let turn = 0; turn < 6; turn += 1) await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect.poll(() => tiles.count(), { timeout: 30_000 }).toBeGreaterThan(6);
  // eleven times as long, and no more pictures: one for each in view and a little beyond
  await expect.poll(() => tiles.count()).toBeLessThan(whole * 3);
  await expect.poll(() => page.evaluate(TILE_WIDTHS)).toEqual([160]);
  expect(asked.length).toBeLessThan(12);
  await page.getByRole('button', { name: 'Show the whole film' }).click();
});

/** Pixels of the pictures, each width once: 0 is one that did not come. */
const TILE_WIDTHS = `[...new Set([...document.querySelectorAll('[data-tile]')].map(({ naturalWidth }) => naturalWidth))]`;

test('at every zoom the labels of the ruler are clear of each other and of its lines', async () => {
  const { page } = studio;
  const zoom = (name: string) => page.getByRole('button', { name }).click();
  for (let step = 0; step < 11; step += 1) {
    expect({ step, ...(await page.evaluate<object>(RULER)) }).toEqual({
      step,
      hasLabels: true,
      close: 0,
      crossed: 0,
    });
    await zoom('Zoom in');
  }
  await zoom('Show the whole film');
});

/** Labels nearer than 4 px to the next, and ticks (their left border) that go through one. A script of the page. */
const RULER = `(() => {
  const rects = (selector) =>
    [...document.querySelectorAll('[data-ruler] ' + selector)].map((found) => found.getBoundingClientRect());
  const labels = rects('.time').sort((a, b) => a.left - b.left);
  const ticks = rects('[data-tick]');
  const meets = (label) => ({ left, top, bottom }) =>
    left + 2 > label.left && left < label.right && top < label.bottom && bottom > label.top;
  return {
    hasLabels: labels.length > 0 && ticks.length > labels.length,
    close: labels.filter(({ right }, index) => right + 4 > (labels[index + 1]?.left ?? Infinity)).length,
    crossed: labels.filter((label) => ticks.some(meets(label))).length,
  };
})()`;

test('a dragged cue goes with the pointer with its times; Escape puts it back, letting go is one step', async () => {
  const { page } = studio;
  const [left, width] = await placeOf('c2');
  const before = await history();
  await drag('c2', 20, 37);
  expect(await placeOf('c2')).toEqual([left + 37, width]);
  await page.locator('[data-drag-numbers]').getByText('+37 frames').waitFor();
  await page.keyboard.press('Escape');
  expect(await placeOf('c2')).toEqual([left, width]);
  await page.mouse.up();
  expect(await history()).toBe(before);
  await drag('c2', 20, 37);
  await page.mouse.up();
  expect((await placeOf('c2'))[0]).toBe(left + 37);
  expect(await history()).toBe('Undo move cues');
  await undo().click();
  expect([await placeOf('c2'), await history()]).toEqual([[left, width], before]);
});

test('a line shows what an edge sticks to', async () => {
  const { page } = studio;
  const [left] = await placeOf('c2');
  await drag('c2', 20, 1); // its start to where it was: the end of the first cue
  expect(await page.locator('[data-snap]').getAttribute('data-snap')).toBe('25');
  expect((await placeOf('c2'))[0]).toBe(left);
  await page.keyboard.press('Escape');
  await page.mouse.up();
});

test('while an edge is trimmed the preview shows the frame there; several are trimmed together', async () => {
  const { page } = studio;
  await page.keyboard.press('Control+a');
  const [, first] = await placeOf('c1');
  const [, second] = await placeOf('c2');
  await drag('c2', -2, 48);
  const edge = page.locator('[data-film][data-frame]:not([data-frame="0"])');
  await edge.waitFor();
  await expect.poll(() => edge.getAttribute('data-frame')).toBe('97'); // of two seconds and 48 frames, the last
  expect([(await placeOf('c1'))[1], (await placeOf('c2'))[1]]).toEqual([first + 48, second + 48]);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await page.locator('[data-film][data-frame="0"]').waitFor();
});

test('trimmed and moved clips stand where they would go, with an outline under the pointer', async () => {
  const { page } = studio;
  await page.locator('[data-timeline]').click({ position: { x: 600, y: 14 } });
  await page.keyboard.press('Escape');
  await page.keyboard.press('s');
  await item('p2').waitFor();
  const [left, width] = await placeOf('p1');
  const [nextLeft, nextWidth] = await placeOf('p2');
  await drag('p1', -2, -40);
  expect([await placeOf('p1'), await placeOf('p2')]).toEqual([
    [left, width - 40],
    [nextLeft - 40, nextWidth],
  ]);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  const by = Math.round(width * 1.6); // its middle beyond the other's
  await drag('p1', 30, by);
  expect((await placeOf('p2'))[0]).toBe(left);
  const ghost = await page.locator('[data-ghost=p1]').first().boundingBox();
  expect(Math.round(((ghost?.x ?? 0) - zeroPx) / framePx)).toBe(left + by);
  await page.mouse.up();
  expect([(await placeOf('p2'))[0] < (await placeOf('p1'))[0], await history()]).toEqual([
    true,
    'Undo move clip',
  ]);
  await undo().click();
  expect(await placeOf('p1')).toEqual([left, width]);
});

test('a cue is not split beside its edge, and the window says why', async () => {
  const { page } = studio;
  await page.getByRole('slider', { name: 'Place in the film' }).fill('26');
  await item('c2').click();
  await page.keyboard.press('s');
  await page
    .getByRole('region', { name: 'Messages' })
    .getByText('A part would be shorter than 0.1 s.')
    .waitFor();
  expect(await page.locator('[data-item^=c]').count()).toBe(2);
  await page.getByRole('slider', { name: 'Place in the film' }).fill('35');
  await item('c2').click();
  await page.keyboard.press('s');
  await expect.poll(() => page.locator('[data-item^=c]').count()).toBe(3);
});

test('nothing went wrong in the page meanwhile', () => expect(studio.problems).toEqual([]));
