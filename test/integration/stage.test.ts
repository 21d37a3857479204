import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ANIMATION_NAMES, type StageCue } from '../../src/shared/stage-film.ts';
import { animation, filmOf, LAYOUT, textCue } from './helpers/stage-films.ts';
import { openStagePage, type StagePage } from './helpers/stage-page.ts';

const DOT =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#f00"/></svg>';

let page: StagePage;
beforeAll(async () => {
  page = await openStagePage({ widthPx: 640, heightPx: 360, assets: { 'dot.svg': DOT } });
});
afterAll(() => page.close());

const BOX = {
  color: '#102030',
  paddingXPx: 12,
  paddingYPx: 6,
  radiusPx: 8,
  borderWidthPx: 0,
  borderColor: '#ffffff',
  opacity: 0.7,
};

const BUSY: readonly StageCue[] = [
  textCue('Words that pop and مرحبا بالعالم 😀', {
    id: 'pop',
    endFrame: 20,
    layout: { yPx: 80 },
    style: { strokeWidthPx: 3, box: BOX },
    animations: [animation('pop', { when: 'word', durationFrames: 5 }), animation('fade', { when: 'out' })],
  }),
  textCue('Sing it along', {
    id: 'sing',
    startFrame: 5,
    layout: { yPx: 180 },
    animations: [animation('karaoke', { when: 'word' }), animation('loud', { when: 'word' })],
  }),
  textCue('typed letter by letter', {
    id: 'typed',
    startFrame: 10,
    layout: { yPx: 270 },
    style: { shadows: [{ xPx: 3, yPx: 3, blurPx: 4, color: '#000' }] },
    animations: [animation('typewriter', { durationFrames: 12 }), animation('glitch', { when: 'out' })],
  }),
  {
    id: 'group',
    path: 'cues[3]',
    type: 'group',
    startFrame: 3,
    endFrame: 24,
    opacity: 0.9,
    transform: [],
    animations: [animation('rotate3d')],
    layout: { ...LAYOUT, xPx: 560, yPx: 320 },
    direction: 'row',
    gapPx: 8,
    align: 'center',
    justify: 'start',
    wrap: false,
    box: BOX,
    children: [
      {
        id: 'dot',
        path: 'cues[3].children[0]',
        type: 'image',
        startFrame: 6,
        endFrame: 18,
        opacity: 1,
        transform: [],
        animations: [],
        layout: LAYOUT,
        asset: 'dot.svg',
        fit: 'contain',
      },
      textCue('in', { id: 'in', startFrame: 3, endFrame: 24, style: { sizePx: 20 } }),
    ],
  },
];

async function pictures(frames: readonly number[]): Promise<Map<number, Buffer>> {
  const found = new Map<number, Buffer>();
  for (const frame of frames) {
    await page.draw(frame);
    found.set(frame, await page.picture());
  }
  return found;
}

test('a frame looks the same whatever was drawn before it', async () => {
  const frames = Array.from({ length: 31 }, (_, index) => index);
  await page.open(filmOf(BUSY));
  const inOrder = await pictures(frames);
  // 7 is coprime to 31: every frame once, far from its neighbours.
  const jumping = await pictures(frames.map((frame) => (frame * 7 + 13) % 31));
  const differing = frames.filter(
    (frame) => inOrder.get(frame)?.equals(jumping.get(frame) ?? Buffer.alloc(0)) !== true,
  );
  expect(differing).toEqual([]);
  expect(new Set([...inOrder.values()].map((png) => png.toString('base64'))).size).toBeGreaterThan(20);
});

test('only cues on screen are in the document', async () => {
  await page.open(filmOf(BUSY));
  const empty = await page.elementCount();
  await page.draw(12);
  expect(await page.elementCount()).toBeGreaterThan(empty);
  await page.draw(30);
  expect(await page.elementCount()).toBe(empty);
  expect(await page.bounds()).toBeNull();
});

test.each([
  ['tl', 100, 100],
  ['tc', 80, 100],
  ['tr', 60, 100],
  ['cl', 100, 90],
  ['cc', 80, 90],
  ['cr', 60, 90],
  ['bl', 100, 80],
  ['bc', 80, 80],
  ['br', 60, 80],
] as const)('the %s corner of a box stands on its point', async (anchor, xPx, yPx) => {
  const at = { anchor, xPx: 100, yPx: 100, rotateDegrees: 0 };
  const image = { ...(BUSY[3] as StageCue & { type: 'group' }).children[0], startFrame: 0 } as StageCue;
  const film = filmOf([
    { ...image, layout: { ...at, widthPx: null, heightPx: null } },
    { ...image, id: 'sized', layout: { ...at, widthPx: 40, heightPx: 20 } },
  ]);
  await page.open(film);
  await page.draw(0);
  const box = { xPx, yPx, widthPx: 40, heightPx: 20 };
  expect(await page.rectsOf('img')).toEqual([box, box]);
});

test('text wraps at the width of its layout and its box hugs it', async () => {
  await page.open(
    filmOf([textCue('one two three four five six', { layout: { widthPx: 200 }, style: { box: BOX } })]),
  );
  await page.draw(0);
  const words = await page.rectsOf('.word');
  expect(new Set(words.map(({ yPx }) => yPx)).size).toBeGreaterThan(2);
  expect(words.every(({ xPx, widthPx }) => xPx >= 220 && xPx + widthPx <= 420)).toBe(true);
  await page.open(filmOf([textCue('one', { layout: { widthPx: 600 }, style: { box: BOX } })]));
  await page.draw(0);
  expect((await page.rectsOf('.text'))[0]?.widthPx).toBeLessThan(150);
});

test('words beyond the last line allowed are left out', async () => {
  const layout = { widthPx: 200 };
  await page.open(filmOf([textCue('one two three four five six', { layout, style: { maxLines: 2 } })]));
  await page.draw(0);
  const seen = (await page.rectsOf('.word')).filter(({ widthPx }) => widthPx > 0);
  expect(new Set(seen.map(({ yPx }) => yPx)).size).toBe(2);
});

test('a right-to-left line starts at the right, also within a left-to-right one', async () => {
  await page.open(
    filmOf([
      textCue('שלום עולם', { id: 'rtl', layout: { widthPx: 500, yPx: 100 }, style: { align: 'start' } }),
      textCue('say שלום עולם now', { id: 'mixed', layout: { yPx: 200 } }),
    ]),
  );
  await page.draw(0);
  const [first, second, ...mixed] = (await page.rectsOf('.word')).map(({ xPx, widthPx }) => [
    xPx,
    xPx + widthPx,
  ]);
  expect(first?.[1]).toBeCloseTo(570, 0);
  expect(second?.[1]).toBeLessThan(first?.[0] ?? 0);
  const inLogicalOrder = mixed.map((edges) => edges[0] ?? 0);
  const fromTheLeft = [...inLogicalOrder].sort((a, b) => a - b);
  expect(inLogicalOrder.map((xPx) => fromTheLeft.indexOf(xPx))).toEqual([0, 2, 1, 3]);
});

test('bundled fonts cover the scripts of the world and colour emoji', async () => {
  const text = 'Ελληνικά Русский مرحبا שלום नमस्ते สวัสดี 你好 こんにちは 안녕하세요 👩‍🚀 🇩🇪 1️⃣ ❤️ 🚀';
  const film = filmOf([textCue(text, { layout: { widthPx: 600 }, style: { sizePx: 30 } })]);
  await page.open(film);
  expect(await page.uncovered(film)).toEqual([]);
  await page.open(filmOf([textCue('🚀', { style: { sizePx: 100 } })]));
  await page.draw(0);
  const { data } = PNG.sync.read(await page.picture({ x: 270, y: 130, width: 100, height: 100 }));
  let red = 0;
  for (let at = 0; at < data.length; at += 4)
    if ((data[at] ?? 0) > 180 && (data[at + 1] ?? 0) < 90 && (data[at + 2] ?? 0) < 90) red += 1;
  expect(red).toBeGreaterThan(50);
});

test('characters no font covers are reported with their cue', async () => {
  const film = filmOf([
    textCue('fine', { id: 'fine' }),
    textCue('a\u{e000}b \u{12000}\u{12000}', { id: 'odd', path: 'cues[1].words[0]' }),
  ]);
  await page.open(film);
  expect(await page.uncovered(film)).toEqual([
    { id: 'odd', path: 'cues[1].words[0]', characters: '\u{e000}\u{12000}' },
  ]);
});

test('a window of the stage shows the same pixels as the whole', async () => {
  const film = filmOf(BUSY);
  const [x, y] = [137, 61];
  await page.open(film);
  await page.draw(9);
  const whole = PNG.sync.read(await page.picture({ x, y, width: 300, height: 200 }));
  await page.open(film, { originXPx: x, originYPx: y });
  await page.draw(9);
  const part = PNG.sync.read(await page.picture({ x: 0, y: 0, width: 300, height: 200 }));
  expect(part.data.equals(whole.data)).toBe(true);
});

test('bounds hold every pixel that is drawn', async () => {
  for (const name of ['spin', 'glow', 'blur', 'glitch', 'flip', 'elastic', 'loud'] as const) {
    await page.open(
      filmOf([
        textCue('Ájgç', {
          style: { strokeWidthPx: 4, shadows: [{ xPx: 9, yPx: -7, blurPx: 12, color: '#000' }] },
          animations: [animation(name, { when: name === 'loud' ? 'word' : 'in' })],
        }),
      ]),
    );
    await page.draw(59);
    const empty = PNG.sync.read(await page.picture());
    for (const frame of [1, 6, 12]) {
      await page.draw(frame);
      const { data, width } = PNG.sync.read(await page.picture());
      const bounds = (await page.bounds()) ?? { xPx: 0, yPx: 0, widthPx: 0, heightPx: 0 };
      let outside = 0;
      for (let at = 0; at < data.length; at += 4) {
        if (data.readUInt32BE(at) === empty.data.readUInt32BE(at)) continue;
        const [x, y] = [(at / 4) % width, Math.floor(at / 4 / width)];
        const isInside =
          x >= bounds.xPx &&
          x < bounds.xPx + bounds.widthPx &&
          y >= bounds.yPx &&
          y < bounds.yPx + bounds.heightPx;
        if (!isInside) outside += 1;
      }
      expect([name, frame, outside]).toEqual([name, frame, 0]);
    }
  }
});

test('every animation draws without a complaint', async () => {
  const moments = ['in', 'out', 'during', 'word'] as const;
  const cues = ANIMATION_NAMES.flatMap((name) =>
    moments.map((when) =>
      textCue(`${name} ${when}`, { id: `${name} ${when}`, animations: [animation(name, { when })] }),
    ),
  );
  await page.open(filmOf(cues));
  for (const frame of [0, 5, 12, 20, 29]) await page.draw(frame);
  expect(page.problems).toEqual([]);
});

test('assets that cannot be loaded are named', async () => {
  const font = { family: 'Lost', asset: 'lost.woff2', weight: '400', style: 'normal' } as const;
  await expect(page.open(filmOf([], { fonts: [font] }))).rejects.toThrow(/Lost .*lost\.woff2/);
  const image = {
    ...(BUSY[3] as StageCue & { type: 'group' }).children[0],
    path: 'cues[7]',
    asset: 'lost.png',
  };
  await expect(page.open(filmOf([image as StageCue]))).rejects.toThrow(/lost\.png of cues\[7\]/);
});
