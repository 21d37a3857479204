import { afterAll, beforeAll, expect, test } from 'vitest';
import { dropPaths } from './helpers/drop-files.ts';
import { openWindow } from './helpers/open-window.ts';
import { FILM_SIZE, makeFlashes, RATE } from './helpers/sample-files.ts';
import type { StudioWindow } from './helpers/studio-window.ts';
import { longestTasksMs } from './helpers/thread-time.ts';
import { quantile, soundLeadsMs, watchPlaying, type Drawn, type PlayWatch } from './helpers/watch-playing.ts';

const SECONDS = 12;
const FRAME_MS = 1000 / RATE;
/** ../shared/ui.md; of the processor, see longestTasksMs. */
const LONG_TASK_MS = 50;
/** Of the frames due, on two busy cores that also decode and paint; a machine at rest shows all. */
const LEAST_SHOWN = 0.25;

let studio: StudioWindow;
let watch: PlayWatch;
beforeAll(async () => {
  studio = await openWindow();
  await dropPaths(studio.page, [makeFlashes(studio.folder, SECONDS)]);
  await studio.page.locator('[data-film][data-frame="0"]').waitFor();
  watch = await watchPlaying(studio.page);
});
afterAll(() => studio?.close());

const tell = (words: string) => process.stderr.write(`${words}\n`);
const press = (key: string) => studio.page.keyboard.press(key);

/** Plays for a while, from when the first frame after the start is drawn. */
async function playFor(ms: number, start: () => Promise<void>): ReturnType<PlayWatch['take']> {
  await studio.page.locator('[data-timecode]').click(); // out of the lists, whose keys are their own
  await watch.take();
  await start();
  await studio.page.waitForTimeout(ms); // playing is measured against time itself
  const taken = await watch.take();
  await press('k');
  return taken;
}

async function seek(frame: number): Promise<void> {
  await seekWhilePlaying(frame);
  await studio.page.locator(`[data-film][data-frame="${frame}"]`).waitFor();
}

function expectInStep(
  what: string,
  { drawn, beepSeconds }: { readonly drawn: readonly Drawn[]; readonly beepSeconds: readonly number[] },
  speed = 1,
): void {
  expect(beepSeconds.length).toBeGreaterThan(1);
  const leads = soundLeadsMs(drawn, beepSeconds.at(-1) ?? NaN, { rate: RATE, speed });
  const [low, middle, high] = [0.02, 0.5, 0.9].map((share) => quantile(leads, share)) as [
    number,
    number,
    number,
  ];
  tell(
    `${what}: sound ${low.toFixed(0)} to ${high.toFixed(0)} ms after its frame's start, median ${middle.toFixed(0)}`,
  );
  expect(leads.length).toBeGreaterThan(10);
  expect(low).toBeGreaterThan(-FRAME_MS / 2);
  expect(middle).toBeLessThan(FRAME_MS);
  expect(high).toBeLessThan(2 * FRAME_MS);
}

test('while playing, the frame drawn is the one whose sound is heard, from the first beep on', async () => {
  let played: Awaited<ReturnType<PlayWatch['take']>> = { drawn: [], beepSeconds: [] };
  const tasks = await longestTasksMs(studio.page, async () => {
    played = await playFor(5000, () => press('Space'));
  });
  const { drawn, beepSeconds } = played;
  const [zeroSeconds = NaN] = beepSeconds;
  const beats = beepSeconds.map((at) => Math.round((at - zeroSeconds) * 200) * 5);
  expect(beats).toEqual(beats.map((_, second) => second * 1000)); // none is lost, not even the one at the start
  expectInStep('single speed', played);
  const [first] = drawn;
  expect((first?.heardSeconds ?? 0) - zeroSeconds).toBeLessThan(0.5); // the very beep of the frame, not of another
  const shown = new Set(drawn.map(({ frame }) => frame)).size;
  const due = (drawn.at(-1)?.frame ?? 0) - (drawn[0]?.frame ?? 0) + 1;
  tell(
    `${shown} of ${due} frames due were shown; longest tasks ${tasks.slice(0, 3).map(Math.round).join(', ')} ms`,
  );
  expect(shown / due).toBeGreaterThan(LEAST_SHOWN);
  expect(tasks[0]).toBeLessThan(LONG_TASK_MS);
});

test.each([
  { name: 'L twice', keys: ['l', 'l'], speed: 2, from: 10 },
  { name: 'J', keys: ['j'], speed: -1, from: 200 },
  { name: 'J twice', keys: ['j', 'j'], speed: -2, from: 250 },
])(
  '$name goes through the film at $speed times its speed, and the frame drawn is the one that is heard',
  async ({ keys, speed, from, name }) => {
    await seek(from);
    const { drawn, beepSeconds } = await playFor(3000, async () => {
      for (const key of keys) await press(key);
    });
    const run = drawn.filter(({ frame }) => (frame - from) * speed > RATE / 2);
    const [first, last] = [run[0], run.at(-1)];
    // by the sound card's clock: a page that waits for a busy machine hears as late as it sees
    const passedSeconds = (last?.heardSeconds ?? 0) - (first?.heardSeconds ?? 0);
    const measured = ((last?.frame ?? 0) - (first?.frame ?? 0)) / RATE / passedSeconds;
    tell(`${name}: ${measured.toFixed(2)} times, ${run.length} frames shown`);
    expect(measured / speed).toBeGreaterThan(0.9);
    expect(measured / speed).toBeLessThan(1.1);
    expectInStep(name, { drawn: run, beepSeconds }, speed);
    // the first may be of the single speed that the first key began
    const [before = NaN, after = NaN] = beepSeconds.slice(-2);
    expect((after - before) * Math.abs(speed)).toBeCloseTo(1, 1);
  },
);

test('after J and K, and after a jump while playing, sound and picture are in step again', async () => {
  await seek(3 * RATE - 5);
  const before = await playFor(2300, () => press('l'));
  expectInStep('after J and K', before);
  const jumped = await playFor(3000, async () => {
    await press('l');
    await studio.page.waitForTimeout(300);
    await seekWhilePlaying(7 * RATE + 8);
    await watch.take();
  });
  const settled = jumped.drawn.slice(5);
  expect(settled[0]?.frame).toBeGreaterThan(7 * RATE + 8);
  expectInStep('after a jump', { drawn: settled, beepSeconds: jumped.beepSeconds });
});

async function seekWhilePlaying(frame: number): Promise<void> {
  await studio.page.getByRole('slider', { name: 'Place in the film' }).fill(String(frame));
}

test('a loop shows the frames of its range and no other, and is heard each time', async () => {
  await seek(RATE - 5);
  await press('i');
  await seek(2 * RATE - 1);
  await press('o');
  await press('Shift+L');
  await seek(RATE - 5);
  const { drawn, beepSeconds } = await playFor(4500, () => press('Space'));
  const frames = drawn.map(({ frame }) => frame);
  expect([Math.min(...frames) >= RATE - 5, Math.max(...frames) < 2 * RATE]).toEqual([true, true]);
  const rounds = frames.filter((frame, index) => frame < (frames[index - 1] ?? 0)).length;
  tell(`${rounds} rounds, ${beepSeconds.length} beeps`);
  expect(rounds).toBeGreaterThanOrEqual(2);
  expect(beepSeconds.length).toBeGreaterThanOrEqual(rounds);
  await press('Shift+L');
  await press('Shift+X');
});

test('100 % is a pixel of the screen for each of the film; fit fills the room; safe areas lie 3.5 and 5 % inside', async () => {
  const { page } = studio;
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

test('nothing went wrong in the page meanwhile', () => expect(studio.problems).toEqual([]));
