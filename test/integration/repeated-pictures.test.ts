import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findTools } from '../../src/engine/environment/find-tools.ts';
import type { BrowserTool } from '../../src/engine/environment/tools.ts';
import { LaneBuffer } from '../../src/engine/render/lane-buffer.ts';
import { openOverlay } from '../../src/engine/render/overlay-source.ts';
import { keepBrowser, type BrowserKeeper } from '../../src/engine/pages/playwright-browser.ts';
import { startStageServer, type StageServer } from '../../src/engine/pages/stage-server.ts';
import type { Lane } from '../../src/shared/contract/page.ts';
import type { StageCue } from '../../src/shared/stage-film.ts';
import { filmOf, textCue } from './helpers/stage-films.ts';

/** Pictures that come again are drawn once, and are bit for bit the pictures that would be drawn again. */
const STAGE_DIR = join(import.meta.dirname, '..', '..', 'out', 'stage');
const { browser } = await findTools({ env: process.env });

let keeper: BrowserKeeper;
let server: StageServer;
beforeAll(async () => {
  keeper = keepBrowser(browser as BrowserTool);
  server = await startStageServer({ stageDir: STAGE_DIR });
});
afterAll(async () => {
  await keeper?.close();
  await server?.close();
});

let pages = 0;
/** A stage page that counts how often a picture is drawn. */
async function openPage() {
  const running = await keeper.running();
  const page = await running.newPage();
  await page.addInitScript(() => {
    const { CanvasRenderingContext2D: context } = globalThis as unknown as {
      CanvasRenderingContext2D: { prototype: { drawElementImage(...given: unknown[]): unknown } };
    };
    const drawing = context.prototype;
    const draw = drawing.drawElementImage;
    const counter = globalThis as unknown as { drawn: number };
    counter.drawn = 0;
    drawing.drawElementImage = function (...given) {
      counter.drawn += 1;
      return draw.apply(this, given);
    };
  });
  const name = `counting-${(pages += 1)}`;
  const arrival = server.connected(name);
  await page.goto(server.pageUrl(name));
  return { page, connection: await arrival };
}
const drawn = (page: Page) => page.evaluate(() => (globalThis as unknown as { drawn: number }).drawn);

/** The lane's whole picture after each change, by frame. */
async function play(cues: readonly StageCue[], endFrame: number) {
  const { page, connection } = await openPage();
  const coding = { matrix: 'bt709', range: 'tv' } as const;
  const film = filmOf(cues, { totalFrames: endFrame });
  const span = { startFrame: 0, endFrame };
  const stagePage = { connection, capture: null, close: async () => {} };
  const overlay = await openOverlay(stagePage, { film, span, coding, marginPx: 8 });
  const [lane, ...others] = overlay.lanes;
  if (!lane || others.length > 0) throw new Error('these cues are meant to share a lane');
  const buffer = new LaneBuffer(lane);
  const pictures = new Map<number, string>();
  for await (const batch of overlay.batches())
    for (const patch of batch) {
      buffer.apply(patch);
      pictures.set(patch.frame, digest(visible(buffer.bytes, lane)));
    }
  const count = await drawn(page);
  await page.close();
  return { pictures, drawn: count };
}

/** A yuva420p picture without the luma of what is transparent: it is 0 where nothing ever was, and black afterwards. */
function visible(bytes: Buffer, { widthPx, heightPx }: Lane): Buffer {
  const pixels = widthPx * heightPx;
  const picture = Buffer.from(bytes);
  for (let pixel = 0; pixel < pixels; pixel += 1) if (bytes[pixels * 1.5 + pixel] === 0) picture[pixel] = 0;
  return picture;
}

const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** `base` all the time, and `guest` at frames 10-19, 30-39 … over it: the same state again and again. */
function blinking(times: number): StageCue[] {
  const layout = { xPx: 320, yPx: 180 };
  const base = textCue('a caption that stays', { endFrame: 20 * times + 10, hasWordTimes: false, layout });
  const guests = Array.from({ length: times }, (_, index) =>
    textCue('guest', {
      ...{ id: `guest ${index}`, startFrame: 20 * index + 10, endFrame: 20 * index + 20 },
      ...{ hasWordTimes: false, layout: { ...layout, yPx: 190 } },
    }),
  );
  return [base, ...guests];
}

test.runIf(browser?.rung === 'canvas')('a caption under guests that come and go is drawn once', async () => {
  const times = 12;
  const { pictures, drawn: count } = await play(blinking(times), 20 * times + 10);
  const alone = Array.from({ length: times + 1 }, (_, index) => pictures.get(index * 20));
  expect(pictures.size).toBe(2 * times + 1);
  expect(new Set(alone)).toEqual(new Set([pictures.get(0)]));
  expect(pictures.get(10)).not.toBe(pictures.get(0));
  expect(count).toBe(1 + 2 * times); // the caption alone, and with each guest over it
});

test.runIf(browser?.rung === 'canvas')('what does not come again is drawn as ever', async () => {
  const cue = textCue('one two three four', { endFrame: 40, style: { activeColor: '#ff0000' } });
  const { pictures, drawn: count } = await play([cue], 40);
  expect(count).toBe(pictures.size);
  expect(new Set(pictures.values()).size).toBe(pictures.size);
});
