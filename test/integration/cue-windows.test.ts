import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findTools } from '../../src/engine/environment/find-tools.ts';
import type { BrowserTool } from '../../src/engine/environment/tools.ts';
import { openOverlay } from '../../src/engine/render/overlay-source.ts';
import { LaneOverflow } from '../../src/engine/pages/page-connection.ts';
import { keepBrowser, type BrowserKeeper } from '../../src/engine/pages/playwright-browser.ts';
import { startStageServer, type StageServer } from '../../src/engine/pages/stage-server.ts';
import type { StageShapeCue } from '../../src/shared/stage-film.ts';
import { filmOf, LAYOUT } from './helpers/stage-films.ts';

/** Each cue is drawn in the window it was measured to cover; ink at that window's edge is seen. */
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

const rectangle = (id: string, fill: string, widthPx: number, heightPx: number): StageShapeCue => ({
  ...{ id, path: id, type: 'shape', shape: 'rect', startFrame: 0, endFrame: 1, opacity: 1 },
  ...{ transform: [], animations: [], fill, stroke: null, strokeWidthPx: 0, radiusPx: 0, pathData: null },
  layout: { ...LAYOUT, anchor: 'cc', xPx: 320, yPx: 180, widthPx, heightPx },
});
/** Clear, so that the edges of what both cover together are free of ink. */
const AROUND = rectangle('around', 'rgba(0, 0, 0, 0)', 400, 240);
const INNER = rectangle('inner', '#ff0000', 101, 61);

async function draw(cues: readonly StageShapeCue[], marginPx: number): Promise<number> {
  const page = await (await keeper.running()).newPage();
  const arrival = server.connected('windows');
  await page.goto(server.pageUrl('windows'));
  const film = filmOf(cues, { totalFrames: 1 });
  const coding = { matrix: 'bt709', range: 'tv' } as const;
  const span = { startFrame: 0, endFrame: 1 };
  try {
    const stagePage = { connection: await arrival, capture: null, close: async () => {} };
    const overlay = await openOverlay(stagePage, { film, span, coding, marginPx });
    let patches = 0;
    for await (const batch of overlay.batches()) patches += batch.length;
    return patches;
  } finally {
    await page.close();
  }
}

test.runIf(browser?.rung === 'canvas')(
  'a cue that reaches the edge of its window is measured again',
  async () => {
    expect(await draw([AROUND, INNER], 8)).toBe(1);
    // as if it had been measured too small
    await expect(draw([INNER], -12)).rejects.toThrow(LaneOverflow);
    await expect(draw([AROUND, INNER], -12)).rejects.toThrow(LaneOverflow);
    await expect(draw([INNER, AROUND], -12)).rejects.toThrow(LaneOverflow);
  },
);
