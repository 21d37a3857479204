import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { browserArgs, wantsSandbox } from '../../src/engine/environment/browser-args.ts';
import { findTools, surveyOptions } from '../../src/engine/environment/find-tools.ts';
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

/** Pixel and opacity of each colour as a canvas draws it, 0-255; null for what is no colour to the browser. */
function drawn(colors: readonly string[]): Promise<(number[] | null)[]> {
  const script = `(${JSON.stringify(colors)}).map((color) => {
    if (!CSS.supports('color', color)) return null;
    const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data];
  })`;
  return page.evaluate<(number[] | null)[]>(script);
}

/** Every colour that the browser does not see as the engine does, by more than one level of rounding. */
async function differences(colors: readonly string[]): Promise<unknown[]> {
  const pixels = await drawn(colors);
  return colors.flatMap((color, index) => {
    const { r, g, b, a } = parseCssColor(color) ?? { r: NaN, g: NaN, b: NaN, a: NaN };
    const engine = [r, g, b, a * 255];
    const pixel = pixels[index] ?? null;
    const isNear = (at: number) => Math.abs((engine[at] ?? NaN) - (pixel?.[at] ?? NaN)) <= 1.01;
    // a canvas keeps too few digits of what is nearly clear
    const isSame = isNear(3) && (pixel?.[3] !== 255 || [0, 1, 2].every(isNear));
    return isSame ? [] : [{ color, engine, browser: pixel }];
  });
}

// CSS Color 4, "Named colors"
const NAMES = `
  aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood
  cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray
  darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen
  darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray dimgrey dodgerblue
  firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green greenyellow grey honeydew
  hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan
  lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray
  lightslategrey lightsteelblue lightyellow lime limegreen linen magenta maroon mediumaquamarine mediumblue
  mediumorchid mediumpurple mediumseagreen mediumslateblue mediumspringgreen mediumturquoise mediumvioletred
  midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive olivedrab orange orangered orchid
  palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple
  rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue slateblue
  slategray slategrey snow springgreen steelblue tan teal thistle tomato transparent turquoise violet wheat white
  whitesmoke yellow yellowgreen`;

test('every colour name is the browser’s', async () => {
  const names = NAMES.trim().split(/\s+/);
  expect(names).toHaveLength(149);
  expect(await differences(names.flatMap((name) => [name, name.toUpperCase()]))).toEqual([]);
});

test('what is read of 20000 spoilt colours is a colour to the browser, and the same one', async () => {
  const random = seededRandom(runSeed(12));
  const made = Array.from({ length: 20_000 }, () => spoilt(randomColor(random), random));
  const read = made.filter((color) => parseCssColor(color) !== null);
  expect(read.length).toBeGreaterThan(1000);
  expect(await differences(read)).toEqual([]);
});

/** A colour, in one case in three as hex or a name, with one or two characters changed, added or taken away. */
function spoilt(color: string, random: () => number): string {
  const hex = () => `#${Math.floor(random() * 2 ** 32).toString(16)}`;
  let text = pickFrom([color, color, color, color, hex(), 'rebeccapurple'], random);
  for (let change = random() < 0.5 ? 1 : 2; change > 0; change -= 1) {
    const at = Math.floor(random() * (text.length + 1));
    const put = pickFrom(['', 'none', 'deg', 'calc(', ...'0159.,/% \t-+()eEnadr#_;\u212a\u00a0'], random);
    text = text.slice(0, at) + put + text.slice(at + (random() < 0.5 ? 1 : 0));
  }
  return text;
}

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
  const hasCommas = random() < 0.3;
  const alpha = random() < 0.3 ? `${hasCommas ? ', ' : ' / '}${part(false)}` : '';
  return `${name}(${parts.join(hasCommas ? ', ' : ' ')}${alpha})`;
}
