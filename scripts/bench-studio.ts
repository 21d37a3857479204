// npm run bench:studio [-- --seconds N]: the preview in a real browser: steps back and on, seeks, and the rate at which a film
// plays, of 1280x720 and 1920x1080 with a key frame every 250 frames.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright';
import { findTools } from '../src/engine/environment/find-tools.ts';
import { dropPaths } from '../test/e2e/helpers/drop-files.ts';
import { openBrowserWindow } from '../test/e2e/helpers/open-browser-window.ts';
import { round, writeResults } from './bench/results.ts';

const RATE = 25;
const SIZES = [
  { size: '1280x720', stepBackTargetMs: 60 },
  { size: '1920x1080', stepBackTargetMs: 120 },
] as const;
const STEPS = 30;

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '30' } } });
const seconds = Number(values.seconds);
const { ffmpeg } = await findTools({ env: process.env });
const results: object[] = [];
for (const { size, stepBackTargetMs } of SIZES) {
  const studio = await openBrowserWindow();
  try {
    const source = join(studio.folder, `${size}.mp4`);
    makeSource(source, size);
    await dropPaths(studio.page, [source]);
    await studio.page.locator('[data-film][data-frame="0"]').waitFor();
    const frames = seconds * RATE;
    const seekMs: number[] = [];
    const stepBackMs: number[] = [];
    const stepOnMs: number[] = [];
    for (const place of [0.31, 0.77, 0.5, 0.93]) {
      const frame = Math.floor(frames * place);
      seekMs.push(await timed(studio.page, { seek: frame }, frame));
      for (let step = 1; step <= STEPS; step += 1)
        stepBackMs.push(await timed(studio.page, { key: 'ArrowLeft' }, frame - step));
      for (let step = STEPS - 1; step >= STEPS / 2; step -= 1)
        stepOnMs.push(await timed(studio.page, { key: 'ArrowRight' }, frame - step));
    }
    const result = {
      ...{ size, load: round(loadavg()[0] ?? 0, 1), stepBackTargetMs },
      ...{ stepBackMs: median(stepBackMs), slowestStepBackMs: Math.max(...stepBackMs) },
      ...{ stepOnMs: median(stepOnMs), seekMs: median(seekMs) },
      playedOf25: await playedRate(studio.page),
    };
    results.push(result);
    console.log(
      `${size} (load ${result.load}): step back ${result.stepBackMs} ms (target ${stepBackTargetMs}, slowest ` +
        `${result.slowestStepBackMs}), step on ${result.stepOnMs} ms, seek ${result.seekMs} ms, plays ` +
        `${result.playedOf25} of ${RATE} frames a second`,
    );
  } finally {
    await studio.close();
  }
}
writeResults('studio', { filmSeconds: seconds, results });

function makeSource(path: string, size: string): void {
  const picture = ['-f', 'lavfi', '-i', `testsrc2=s=${size}:r=${RATE}:d=${seconds}`];
  const noise = ['-vf', 'noise=alls=12:allf=t,format=yuv420p'];
  const codec = ['-c:v', 'libx264', '-preset', 'veryfast', '-b:v', '8M', '-g', '250', '-bf', '2'];
  const sound = ['-f', 'lavfi', '-i', `sine=d=${seconds}`, '-c:a', 'aac'];
  execFileSync(ffmpeg.path, ['-y', '-v', 'error', ...picture, ...sound, ...noise, ...codec, path]);
}

/** From what a person does to the frame being on the screen, in whole milliseconds. */
async function timed(
  page: Page,
  act: { readonly key: string } | { readonly seek: number },
  frame: number,
): Promise<number> {
  if ('key' in act) await page.locator('[data-timecode]').click();
  const shown = page.evaluate<number>(`new Promise((done) => {
    const film = document.querySelector('[data-film]');
    let begin = null;
    const look = () => {
      if (film.dataset.frame !== '${frame}') return;
      observer.disconnect();
      requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - begin)));
    };
    const observer = new MutationObserver(look);
    observer.observe(film, { attributes: true });
    for (const type of ['keydown', 'input']) addEventListener(type, () => (begin ??= performance.now()), { once: true, capture: true });
  })`);
  await page.evaluate('null'); // the one above listens by now
  if ('key' in act) await page.keyboard.press(act.key);
  else await page.getByRole('slider', { name: 'Place in the film' }).fill(String(act.seek));
  return Math.round(await shown);
}

/** Frames shown in a second of ten that are played. */
async function playedRate(page: Page): Promise<number> {
  await page.locator('[data-timecode]').click();
  await page.keyboard.press('Home');
  await page.locator('[data-film][data-frame="0"]').waitFor();
  const counted = page.evaluate<number>(`new Promise((done) => {
    const film = document.querySelector('[data-film]');
    let frames = 0, from = null;
    new MutationObserver(() => {
      if (film.dataset.frame === undefined) return;
      from ??= performance.now();
      frames += 1;
      const passed = performance.now() - from;
      if (passed >= 10_000) done((frames - 1) / passed * 1000);
    }).observe(film, { attributes: true, attributeFilter: ['data-frame'] });
  })`);
  await page.evaluate('null');
  await page.keyboard.press('Space');
  const rate = await counted;
  await page.keyboard.press('k');
  return round(rate, 1);
}

function median(all: readonly number[]): number {
  return [...all].sort((one, other) => one - other)[all.length >> 1] ?? NaN;
}
