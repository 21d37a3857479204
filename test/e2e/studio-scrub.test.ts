import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ffmpeg } from '../integration/helpers/ffmpeg.ts';
import { psnr } from '../integration/helpers/compare-pictures.ts';
import { dropPaths } from './helpers/drop-files.ts';
import { pngPixels } from './helpers/film-pixels.ts';
import { openWindow } from './helpers/open-window.ts';
import { FILM_SIZE } from './helpers/sample-files.ts';
import { arrangeWindow } from './helpers/start-again.ts';
import type { StudioWindow } from './helpers/studio-window.ts';
import { freezeClock } from './helpers/virtual-clock.ts';
import { watchPlaying } from './helpers/watch-playing.ts';

/** At 12.5 frames a second: two seconds of a film whose frames are not evenly apart, then one of 12.5 itself. */
const BORDER = 25;
const TOTAL = 50;
/** About 33 dB: bright bars keep their edges, and colour planes of half the size are softened otherwise by a browser. */
const LEAST_DB = 30;

let studio: StudioWindow;
let document: Readonly<Record<string, unknown>>;
beforeAll(async () => {
  studio = await openWindow();
  const at = (name: string) => join(studio.folder, name);
  const picture = `testsrc2=s=${FILM_SIZE.widthPx}x${FILM_SIZE.heightPx}`;
  const bt709 = 'gblur=sigma=3,scale=out_color_matrix=bt709:out_range=tv,format=yuv420p';
  const encoded = [
    '-c:v',
    'libx264',
    '-preset',
    'veryfast',
    '-crf',
    '14',
    '-g',
    '20',
    '-colorspace',
    'bt709',
  ];
  const uneven = `select='lt(mod(n\\,10)\\,4)+eq(mod(n\\,10)\\,7)',${bt709}`; // 4 frames, a gap, one, a gap
  ffmpeg([
    ...['-f', 'lavfi', '-i', `${picture}:r=30:d=3`, '-vf', uneven, '-fps_mode', 'vfr', ...encoded],
    at('vfr.mp4'),
  ]);
  ffmpeg([
    '-f',
    'lavfi',
    '-i',
    `${picture}:r=25/2:d=4`,
    '-vf',
    `hue=h=120,${bt709}`,
    ...encoded,
    at('slow.mp4'),
  ]);
  document = {
    ...{ cueframe: 1, stage: { width: FILM_SIZE.widthPx, height: FILM_SIZE.heightPx, frameRate: '25/2' } },
    media: { vfr: { src: at('vfr.mp4') }, slow: { src: at('slow.mp4') } },
    timeline: [
      { media: 'vfr', in: 0.5, out: 2.5 },
      { media: 'slow', in: 1, out: 3 },
    ],
  };
  writeFileSync(at('two.scenario.json'), JSON.stringify(document));
});
afterAll(() => studio?.close());
arrangeWindow(
  () => studio,
  async () => {
    await dropPaths(studio.page, [join(studio.folder, 'two.scenario.json')]);
    await studio.page.locator('[data-film][data-frame="0"]').waitFor();
    await studio.page.getByRole('combobox', { name: 'Size of the picture' }).click();
    await studio.page.getByRole('option', { name: '100 %' }).click();
  },
);

const tell = (words: string) => process.stderr.write(`${words}\n`);
const press = (key: string) => studio.page.keyboard.press(key);
const scrub = () => studio.page.getByRole('slider', { name: 'Place in the film' });
const isShown = (frame: number) => studio.page.locator(`[data-film][data-frame="${frame}"]`).waitFor();
const shot = async () => pngPixels(await studio.page.locator('[data-film]').screenshot());

/** What `cueframe frame` gives, asked by the window's own call. */
async function engineFrame(frame: number): Promise<Buffer> {
  const base64 = await studio.page.evaluate<string>(`(async () => {
    const input = ${JSON.stringify({ document, baseDir: null, frame })};
    const headers = { 'content-type': 'application/json' };
    const reply = await fetch('/studio/call/renderedFrame', { method: 'POST', headers, body: JSON.stringify(input) });
    const { value } = await reply.json();
    const bytes = new Uint8Array(await (await fetch(value.url)).arrayBuffer());
    return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''));
  })()`);
  return pngPixels(Buffer.from(base64, 'base64'));
}

async function seek(frame: number): Promise<void> {
  await scrub().fill(String(frame));
  await isShown(frame);
}

test('stepping over a cut, either way, shows the frames the engine makes, of uneven and of slow films', async () => {
  const steps = [
    ...[BORDER - 2, BORDER - 1, BORDER, BORDER + 1].map((frame) => ({ frame, key: 'ArrowRight' })),
    ...[BORDER, BORDER - 1].map((frame) => ({ frame, key: 'ArrowLeft' })),
  ];
  await seek(BORDER - 3);
  await studio.page.locator('[data-timecode]').click();
  const shots: { readonly frame: number; readonly pixels: Buffer }[] = [];
  for (const { frame, key } of steps) {
    await press(key);
    await isShown(frame);
    shots.push({ frame, pixels: await shot() });
  }
  const around = [BORDER - 2, BORDER - 1, BORDER, BORDER + 1];
  const frames: Buffer[] = [];
  for (const frame of around) frames.push(await engineFrame(frame));
  const best = shots.map(({ pixels }) => {
    const alike = frames.map((frame) => psnr(pixels, frame));
    return { frame: around[alike.indexOf(Math.max(...alike))], db: Math.max(...alike) };
  });
  tell(`preview and engine about a cut: ${best.map(({ db }) => db.toFixed(1)).join(', ')} dB`);
  expect(best.map(({ frame }) => frame)).toEqual(steps.map(({ frame }) => frame));
  expect(Math.min(...best.map(({ db }) => db))).toBeGreaterThan(LEAST_DB);
});

test('the keys stop at the ends of the film, and find the cut between', async () => {
  await studio.page.locator('[data-timecode]').click();
  const visited: (string | null)[] = [];
  const film = studio.page.locator('[data-timecode] [role=timer]');
  for (const key of ['Home', 'ArrowLeft', 'ArrowDown', 'End', 'ArrowRight', 'ArrowUp', 'Shift+ArrowLeft']) {
    await press(key);
    visited.push(await film.textContent());
  }
  // 12.5 a second: every other second has one frame fewer
  const [start, cut, end, before] = ['00:00:00:00', '00:00:02:00', '00:00:03:11', '00:00:00:12'];
  expect(visited).toEqual([start, start, cut, end, end, cut, before]);
});

test('scrubbing as fast as a hand can ends on the frame that was let go', async () => {
  await studio.page.evaluate(`(async () => {
    const bar = document.querySelector('input[type=range][aria-label="Place in the film"]');
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
    for (const frame of [3, 44, 9, 30, 24, 26, 49, 0, 31, 12, 25, 37]) {
      set.call(bar, frame);
      bar.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise((done) => requestAnimationFrame(done));
    }
  })()`);
  await isShown(37);
  const pixels = await shot();
  const near = [await engineFrame(36), await engineFrame(37)].map((frame) => psnr(pixels, frame));
  expect(near[1]).toBeGreaterThan(Math.max(LEAST_DB, near[0] ?? 0));
});

test('a loop over the cut shows its frames and no other, each once a round, forwards and backwards', async () => {
  const watch = await watchPlaying(studio.page);
  const [first, last] = [BORDER - 4, BORDER + 3];
  await seek(first);
  await studio.page.locator('[data-timecode]').click();
  await press('i');
  await seek(last);
  await studio.page.locator('[data-timecode]').click();
  await press('o');
  await press('Shift+L');
  const clock = await freezeClock(studio.page, { hasSound: false });
  let frame = last;
  for (const [key, way] of [
    ['l', 1],
    ['j', -1],
  ] as const) {
    await watch.take();
    await press(key);
    await clock.run(2500);
    await press('k');
    await clock.run(0);
    const { drawn } = await watch.take();
    const [frames, count] = [drawn.map((one) => one.frame), last - first + 1];
    const rounds = frames.map(
      (_, index) => first + ((((frame - first + way * (index + 1)) % count) + count) % count),
    );
    expect([key, frames]).toEqual([key, rounds]);
    expect(frames.length).toBeGreaterThan(3 * count);
    frame = frames.at(-1) ?? NaN;
  }
  await clock.thaw();
  await press('Shift+L');
  await press('Shift+X');
});

test('past the end of the film nothing is played, and play begins anew', async () => {
  await seek(TOTAL - 3);
  await studio.page.locator('[data-timecode]').click();
  await press('Space');
  await isShown(TOTAL - 1);
  await studio.page.locator('[data-playing=false]').waitFor();
  await press('j');
  await studio.page.locator('[data-playing=true]').waitFor();
  await isShown(0);
  await studio.page.locator('[data-playing=false]').waitFor();
});

test('nothing went wrong in the page meanwhile', () => expect(studio.problems).toEqual([]));
