import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { browserArgs, wantsSandbox } from '../../src/engine/environment/browser-args.ts';
import { findTools, surveyOptions } from '../../src/engine/environment/find-tools.ts';
import { COLOR_NAMES } from '../../src/shared/color/color-names.ts';
import { parseCssColor } from '../../src/shared/color/parse-css-color.ts';
import { seededRandom } from '../helpers/test-random.ts';
import { pickFrom, runSeed } from './helpers/fault-random.ts';

/** What the engine reads as a colour the browser reads too, and both see the same one. */
let browser: Browser;
let page: Page;
beforeAll(async () => {
  const { browser: tool } = await findTools(surveyOptions({ env: process.env }));
  if (!tool) throw new Error('no browser works here');
  browser = await chromium.launch({
    executablePath: tool.path,
    env: { ...process.env, ...tool.env } as Record<string, string>,
    args: browserArgs(),
    chromiumSandbox: wantsSandbox(),
  });
  page = await browser.newPage();
});
afterAll(() => browser?.close());

/** Opaque colours as the pixels of a canvas, null for what is no colour to the browser. */
function drawn(colors: readonly string[]): Promise<(number[] | null)[]> {
  const script = `(${JSON.stringify(colors)}).map((color) => {
    if (!CSS.supports('color', color)) return null;
    const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
  })`;
  return page.evaluate<(number[] | null)[]>(script);
}

/** Every colour that the browser does not see as the engine does, by more than one level of rounding. */
async function differences(colors: readonly string[]): Promise<unknown[]> {
  const pixels = await drawn(colors);
  return colors.flatMap((color, index) => {
    const { r, g, b } = parseCssColor(color) ?? { r: NaN, g: NaN, b: NaN };
    const pixel = pixels[index] ?? null;
    const isSame =
      pixel !== null && [r, g, b].every((part, at) => Math.abs(part - (pixel[at] ?? NaN)) <= 1.01);
    return isSame ? [] : [{ color, engine: [r, g, b], browser: pixel }];
  });
}

test('every colour name is the browser’s', async () => {
  expect(await differences([...COLOR_NAMES.keys()])).toEqual([]);
});

test('more than 500 random colours are read as the browser reads them', async () => {
  const random = seededRandom(runSeed(11));
  const made = Array.from({ length: 2000 }, () => randomColor(random));
  const read = made.filter((color) => parseCssColor(color) !== null);
  expect(read.length).toBeGreaterThan(500);
  expect(await differences(read)).toEqual([]);
});

/** A colour function with parts of any unit, in and out of range: many of them are no colours. */
function randomColor(random: () => number): string {
  const name = pickFrom(['rgb', 'rgba', 'hsl', 'hsla', 'hwb', 'lab', 'lch', 'oklab', 'oklch'], random);
  const largest = { l: 100, o: 1, r: 255, h: 100 }[name[0] ?? ''] ?? 1;
  const unit = pickFrom(['', '', '%', 'mixed'], random);
  const part = (isHue: boolean) => {
    if (random() < 0.03) return 'none';
    const share = random() * 1.4 - 0.2;
    if (isHue) {
      const [angle, degrees] = pickFrom(
        [
          ['deg', 360],
          ['turn', 1],
          ['grad', 400],
          ['rad', 6.28],
          ['', 360],
        ],
        random,
      );
      return `${((share * 2 - 0.5) * Number(degrees)).toFixed(3)}${angle}`;
    }
    const isPercent = unit === '%' || (unit === 'mixed' && random() < 0.5);
    return isPercent ? `${(share * 100).toFixed(2)}%` : (share * largest).toFixed(3);
  };
  const parts = [part(/^h/.test(name)), part(false), part(/lch$/.test(name))];
  return `${name}(${parts.join(random() < 0.3 ? ', ' : ' ')})`;
}
