import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWindow } from './helpers/open-window.ts';
import { arrangeWindow } from './helpers/start-again.ts';
import { drawn, startWatch, type WindowWatch } from './helpers/watch-window.ts';
import { makeManyCues } from './helpers/sample-files.ts';
import type { StudioWindow } from './helpers/studio-window.ts';

const CUES = 10_000;
/**
 * The aims on a quiet machine. Figures are told always and judged only where `CUEFRAME_SLOWNESS` says how much slower the
 * machine at hand may be: what else runs there is no fault of ours.
 */
const SLOWNESS = Number(process.env['CUEFRAME_SLOWNESS'] ?? Infinity);
const isJudged = SLOWNESS !== Infinity;
/** A figure that is judged is the best of some: what else the machine does makes a try slower, never quicker. */
const TRIES = isJudged ? 4 : 1;
const OPEN_MS = 1000;
const LONG_TASK_MS = 50;
const OPENINGS = isJudged ? 3 : 1;

let studio: StudioWindow;
let watch: WindowWatch;
let path: string;
beforeAll(async () => {
  studio = await openWindow();
  path = makeManyCues(studio.folder, CUES);
});
afterAll(() => studio?.close());
arrangeWindow(
  () => studio,
  async (failed) => {
    watch = await startWatch(studio.page);
    if (failed === null) return;
    await readyToOpen();
    await openedMs();
    await studio.page.keyboard.press('Control+2');
  },
);

const list = () => studio.page.getByRole('grid', { name: 'Cues' });
const timeline = () => studio.page.locator('[data-timeline]');
const firstCue = () => list().getByRole('row').first();
const inspected = (name: string) =>
  studio.page.getByRole('region', { name: 'Inspector' }).getByRole('textbox', { name });

test(`a project of ${CUES} cues opens, and the window answers meanwhile`, async () => {
  const { page } = studio;
  let [tookMs, longestMs] = [Infinity, Infinity];
  for (let opening = 0; opening < OPENINGS && (tookMs > OPEN_MS || longestMs > 0); opening += 1) {
    if (opening > 0) {
      await page.reload(); // each time the whole window is made
      watch = await startWatch(page);
    }
    await page.getByRole('heading', { name: 'Cueframe' }).waitFor();
    await readyToOpen();
    await watch.longestTaskMs();
    tookMs = Math.min(tookMs, await openedMs());
    longestMs = Math.min(longestMs, await watch.longestTaskMs());
  }
  await page.keyboard.press('Control+2');
  await expect.poll(() => list().getAttribute('aria-rowcount')).toBe(String(CUES));
  tell(`opened in ${tookMs.toFixed(0)} ms`);
  expect(tookMs).toBeLessThan(OPEN_MS * SLOWNESS);
  expectSmooth('opening', longestMs);
});

test('the cue list scrolls from end to end without long tasks', async () => {
  const longestMs = await watch.longestWhile(TRIES, async () => {
    await list().evaluate((grid: { scrollTop: number }) => (grid.scrollTop = 0));
    await list().hover();
    for (let turn = 0; turn < 20; turn += 1) await turnWheel(turn < 10 ? 3000 : 25_000);
    expect(await list().getByRole('row').count()).toBeLessThan(60);
  });
  expectSmooth('scrolling the cue list', longestMs);
});

test('the timeline scrolls and zooms without long tasks', async () => {
  const { page } = studio;
  const longestMs = await watch.longestWhile(TRIES, async () => {
    for (let turn = 0; turn < 6; turn += 1) await page.getByRole('button', { name: 'Zoom in' }).click();
    await timeline().hover();
    for (let turn = 0; turn < 15; turn += 1) await turnWheel(0, 4000);
    await page.getByRole('button', { name: 'Show the whole film' }).click();
    for (let turn = 0; turn < 6; turn += 1) await page.getByRole('button', { name: 'Zoom in' }).click();
    await timeline().hover();
    await page.keyboard.down('Control');
    for (let turn = 0; turn < 12; turn += 1) await turnWheel(turn < 6 ? -200 : 200);
    await page.keyboard.up('Control');
    await page.getByRole('button', { name: 'Show the whole film' }).click();
  });
  expectSmooth('scrolling and zooming the timeline', longestMs);
});

test('a text is typed without long tasks, and only its cue changes', async () => {
  const { page } = studio;
  await list().evaluate((grid: { scrollTop: number }) => (grid.scrollTop = 0));
  await firstCue().click();
  const longestMs = await watch.longestWhile(TRIES, async () => {
    await inspected('Text of the cue').fill('');
    for (const letter of 'Typed letter') {
      await page.keyboard.press(letter);
      await drawn(page);
    }
  });
  await expect.poll(() => firstCue().textContent()).toContain('Typed letter');
  expect(await list().getByRole('row').nth(1).textContent()).toContain('Cue number 2 says this');
  expectSmooth('typing', longestMs);
});

test('all cues are selected, moved by a frame and moved back without long tasks', async () => {
  const { page } = studio;
  const selecting = await watch.longestWhile(TRIES, async () => {
    await list().evaluate((grid: { scrollTop: number }) => (grid.scrollTop = 0));
    await firstCue().click();
    await page.keyboard.press('Control+a');
    await page.getByRole('heading', { name: `${CUES} cues` }).waitFor();
  });
  expectSmooth('selecting all', selecting);
  const moving = await watch.longestWhile(TRIES, async () => {
    await list().focus();
    await page.keyboard.press('Alt+ArrowRight');
    await expect.poll(() => inspected('Start').inputValue()).toBe('00:00:00:01');
    await page.keyboard.press('Control+z');
    await expect.poll(() => inspected('Start').inputValue()).toBe('00:00:00:00');
  });
  expectSmooth('moving all, and undoing it', moving);
  expect(studio.problems).toEqual([]);
});

/** All that a person does before the last press: names the project, which a desktop does in the system's dialog. */
async function readyToOpen(): Promise<void> {
  const { page, dialogs } = studio;
  if (dialogs) return dialogs.answerOpen([path]);
  await page.keyboard.press('Control+o');
  await page.getByRole('dialog').getByRole('textbox', { name: 'Path' }).fill(path);
}

const PRESS_OPEN = `[...document.querySelectorAll('[role=dialog] button')].find((it) => it.textContent === 'Open').click()`;
const PRESS_KEYS = `document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'o', code: 'KeyO', ctrlKey: true, bubbles: true }))`;

/** Milliseconds until the film and the timeline of the project named before are seen. */
function openedMs(): Promise<number> {
  return watch.msUntil(
    studio.dialogs ? PRESS_KEYS : PRESS_OPEN,
    `document.querySelector('[data-timeline] [role=row]') && document.querySelector('[data-film][data-frame]')`,
  );
}

/** One turn of the wheel, and two frames to draw it. */
async function turnWheel(downPx: number, rightPx = 0): Promise<void> {
  await studio.page.mouse.wheel(rightPx, downPx);
  await drawn(studio.page);
}

function expectSmooth(what: string, longestMs: number): void {
  tell(`${what}: longest task ${longestMs === 0 ? `under ${LONG_TASK_MS}` : longestMs.toFixed(0)} ms`);
  expect(longestMs).toBeLessThan(LONG_TASK_MS * SLOWNESS);
}

function tell(words: string): void {
  process.stderr.write(`${CUES} cues: ${words}\n`);
}
