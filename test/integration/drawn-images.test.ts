import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStudio, type TestStudio } from './helpers/render.ts';

/** Images as files hold them, drawn by the browser. */
let studio: TestStudio;
beforeAll(async () => {
  studio = await openStudio({ hasOneBrowser: true });
});
afterAll(() => studio.close());

/** As draw.io and mermaid write labels: a page within the drawing. */
const LABELLED = `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="36">
<rect width="64" height="36" fill="#0000ff"/>
<foreignObject x="16" y="8" width="32" height="20">
<div xmlns="http://www.w3.org/1999/xhtml" style="width:32px;height:20px;background:#ffffff"></div>
</foreignObject></svg>`;

test.each(['canvas', 'screenshot'] as const)('an SVG with foreignObject is drawn: %s', async (rung) => {
  writeFileSync(join(studio.folder, 'labelled.svg'), LABELLED);
  const scenario = {
    stage: { width: 64, height: 36, frameRate: 25, duration: 1, background: '#000000' },
    cues: [
      {
        ...{ type: 'image', src: 'labelled.svg', start: 0, end: 1 },
        layout: { anchor: 'tl', x: 0, y: 0, width: 1, height: 1 },
      },
    ],
  };
  const path = await studio.frame(scenario, 0, `labelled-${rung}.png`, { rung });
  const { data, width } = PNG.sync.read(readFileSync(path));
  const pixel = (x: number, y: number) => [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)];
  const near = (x: number, y: number, color: readonly number[]) =>
    pixel(x, y).every((value, channel) => Math.abs(value - (color[channel] ?? 0)) <= 3);
  expect({ label: near(32, 18, [255, 255, 255]), ground: near(4, 4, [0, 0, 255]) }).toEqual({
    ...{ label: true, ground: true },
  });
});
