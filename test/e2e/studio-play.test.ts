import { afterAll, beforeAll, expect, test } from 'vitest';
import { dropPaths } from './helpers/drop-files.ts';
import { openWindow } from './helpers/open-window.ts';
import { FILM_SIZE, makeFlashes, RATE } from './helpers/sample-files.ts';
import { arrangeWindow } from './helpers/start-again.ts';
import type { StudioWindow } from './helpers/studio-window.ts';
import { freezeClock, TICK_MS, type VirtualClock } from './helpers/virtual-clock.ts';
import { soundLeadsMs, watchPlaying, type PlayWatch } from './helpers/watch-playing.ts';

const SECONDS = 12;
/** Between a press of play and the sound's start, which the picture waits for, and the picture it falls into. */
const START_MS = 30 + TICK_MS;
/** Sound is handed over in whole samples. */
const SAMPLES_MS = 1;

let studio: StudioWindow;
let watch: PlayWatch;
let clock: VirtualClock;
let flashes = '';
beforeAll(async () => {
  studio = await openWindow();
  flashes = makeFlashes(studio.folder, SECONDS);
});
afterAll(() => studio?.close());
arrangeWindow(
  () => studio,
  async () => {
    await dropPaths(studio.page, [flashes]);
    await studio.page.locator('[data-film][data-frame="0"]').waitFor();
    watch = await watchPlaying(studio.page);
    clock = await freezeClock(studio.page, { hasSound: true });
  },
);

const press = (key: string) => studio.page.keyboard.press(key);
const place = () => studio.page.getByRole('slider', { name: 'Place in the film' });

/** Plays for so long by the page's clock, which the test moves; what was drawn and heard meanwhile. */
async function playFor(ms: number, start: () => Promise<void>): ReturnType<PlayWatch['take']> {
  await studio.page.locator('[data-timecode]').click(); // out of the lists, whose keys are their own
  await watch.take();
  await start();
  await clock.run(ms);
  const taken = await watch.take();
  await press('k');
  await clock.run(0);
  return taken;
}

async function seek(frame: number): Promise<void> {
  await place().fill(String(frame));
  await clock.run(0);
  expect(await studio.page.locator('[data-film]').getAttribute('data-frame')).toBe(String(frame));
}

type Played = Awaited<ReturnType<PlayWatch['take']>>;
const framesOf = ({ drawn }: Played) => drawn.map(({ frame }) => frame);
/** `count` frames from one on, in the way of a speed. */
const run = (from: number, count: number, way = 1) =>
  Array.from({ length: count }, (_, index) => from + index * way);

/** Each frame came when its sound began to be heard, or with the next picture of the screen. */
function expectInStep({ drawn, beepSeconds }: Played, speed = 1): void {
  const leads = soundLeadsMs(drawn, beepSeconds.at(-1) ?? NaN, { rate: RATE, speed });
  expect(leads.length).toBe(drawn.length);
  expect(Math.min(...leads)).toBeGreaterThan(-SAMPLES_MS);
  expect(Math.max(...leads)).toBeLessThan(TICK_MS + SAMPLES_MS);
}

test.each([
  { name: 'Space', keys: ['Space'], speed: 1, from: 0 },
  { name: 'L twice', keys: ['l', 'l'], speed: 2, from: 10 },
  { name: 'J', keys: ['j'], speed: -1, from: 200 },
  { name: 'J twice', keys: ['j', 'j'], speed: -2, from: 250 },
])('$name shows every frame once, in order, when it is heard', async ({ keys, speed, from }) => {
  const seconds = 3;
  await seek(from);
  const played = await playFor(seconds * 1000, async () => {
    for (const key of keys) await press(key);
  });
  const way = Math.sign(speed);
  const frames = framesOf(played);
  expect(frames).toEqual(run(from + way, frames.length, way)); // the one it began at was there already
  const due = ((seconds * 1000 - START_MS) / 1000) * RATE * Math.abs(speed);
  expect(Math.abs(frames.length - due)).toBeLessThanOrEqual(1 + Math.abs(speed));
  expectInStep(played, speed);
  const { beepSeconds } = played;
  const gaps = beepSeconds.slice(1).map((at, index) => Math.round((at - (beepSeconds[index] ?? 0)) * 1000));
  // the last ones: what the first of two keys began was handed over as well
  expect(new Set(gaps.slice(-3))).toEqual(new Set([1000 / Math.abs(speed)]));
});

test('after J and K, and after a jump while playing, sound and picture are in step again', async () => {
  await seek(3 * RATE - 5);
  const before = await playFor(1500, () => press('l'));
  expect(framesOf(before)).toEqual(run(3 * RATE - 4, before.drawn.length));
  expectInStep(before);
  const to = 7 * RATE + 8;
  const jumped = await playFor(2000, async () => {
    await press('l');
    await clock.run(300);
    await place().fill(String(to));
    await clock.run(0);
    await watch.take();
  });
  expect(framesOf(jumped)).toEqual(run(to + 1, jumped.drawn.length));
  expectInStep(jumped);
});

test('a loop shows the frames of its range and no other, each once a round, and is heard each time', async () => {
  const [start, end] = [RATE - 5, 2 * RATE];
  await seek(start);
  await press('i');
  await seek(end - 1);
  await press('o');
  await press('Shift+L');
  await seek(start);
  const { drawn, beepSeconds } = await playFor(4000, () => press('Space'));
  const frames = drawn.map(({ frame }) => frame);
  const rounds = frames.map((_, index) => start + ((index + 1) % (end - start)));
  expect(frames).toEqual(rounds);
  expect(frames.length).toBeGreaterThan(2 * (end - start));
  expect(beepSeconds.length).toBeGreaterThanOrEqual(3);
  await press('Shift+L');
  await press('Shift+X');
});

test('100 % is a pixel of the screen for each of the film; fit fills the room; safe areas lie 3.5 and 5 % inside', async () => {
  const { page } = studio;
  await clock.thaw();
  const film = page.locator('[data-film]');
  const size = async () => {
    const box = await film.boundingBox();
    return { widthPx: box?.width, heightPx: box?.height };
  };
  const choose = async (name: string) => {
    await page.getByRole('combobox', { name: 'Size of the picture' }).click();
    await page.getByRole('option', { name }).click();
  };
  await choose('100 %');
  expect(await size()).toEqual(FILM_SIZE);
  await choose('Fit');
  const fitted = await size();
  expect(fitted.widthPx).toBeGreaterThan(FILM_SIZE.widthPx * 1.4);
  expect((fitted.widthPx ?? 0) / (fitted.heightPx ?? 1)).toBeCloseTo(16 / 9, 2);
  await page.locator('[data-timecode]').click();
  await press('Shift+S');
  const outer = await film.boundingBox();
  const insets = await Promise.all(
    [0, 1].map(async (index) => {
      const box = await page.locator('[data-safe-areas] > div').nth(index).boundingBox();
      return [
        ((box?.x ?? 0) - (outer?.x ?? 0)) / (outer?.width ?? 1),
        ((box?.y ?? 0) - (outer?.y ?? 0)) / (outer?.height ?? 1),
      ].map((share) => Math.round(share * 1000) / 10);
    }),
  );
  expect(insets).toEqual([
    [3.5, 3.5],
    [5, 5],
  ]);
  await press('Shift+S');
});

test('at a chosen speed each frame is shown once, for as long as it takes', async () => {
  const { page } = studio;
  const choose = async (name: string) => {
    await page.getByRole('combobox', { name: 'Speed', exact: true }).click();
    await page.getByRole('option', { name, exact: true }).click();
  };
  await choose('0.5×');
  clock = await freezeClock(page, { hasSound: true });
  await seek(10);
  const played = await playFor(1000, () => press('Space'));
  await clock.thaw();
  await choose('1×');
  const frames = framesOf(played);
  expect(frames).toEqual(run(11, frames.length));
  expect(Math.abs(frames.length - ((1000 - START_MS) / 1000) * RATE * 0.5)).toBeLessThanOrEqual(2);
});

test('full screen leaves the film and its transport, and gives the rest back', async () => {
  const { page } = studio;
  const timeline = page.getByRole('region', { name: 'Timeline' });
  const widthPx = async () => (await page.locator('[data-panel="preview"]').boundingBox())?.width ?? 0;
  await page.locator('[data-timecode]').click();
  await press('f');
  await timeline.waitFor({ state: 'hidden' });
  const { width } = await page.evaluate<{ width: number }>('({ width: innerWidth })');
  expect(await widthPx()).toBe(width);
  await press('f');
  await timeline.waitFor();
  expect(await widthPx()).toBeLessThan(width);
});

test('nothing went wrong in the page meanwhile', () => expect(studio.problems).toEqual([]));
