import { afterAll, beforeAll, expect, test } from 'vitest';
import { resolveFilm } from '../../src/shared/film/resolve-film/resolve-film.ts';
import { readScenarioDocument } from '../../src/shared/scenario/read-scenario.ts';
import type { StageFilm } from '../../src/shared/stage-film.ts';
import { openStagePage, type StagePage } from './helpers/stage-page.ts';

/** An upright film, half of 1080 × 1920. */
const STAGE = { widthPx: 540, heightPx: 960, rate: { num: 25, den: 1 }, totalFrames: 250 };

const SIZE = { width: 540, height: 960, frameRate: 25, duration: 10 };

let page: StagePage;
beforeAll(async () => {
  page = await openStagePage({ widthPx: STAGE.widthPx, heightPx: STAGE.heightPx });
});
afterAll(() => page.close());

const TEXT = 'You need flour, water, salt, and a little patience.';

/** The words of a text, a second each. */
function cueOf(text: string, keys: object = {}): object {
  const words = text.split(' ').map((word, index) => ({ text: word, start: index, end: index + 1 }));
  return { type: 'text', words, start: 0, end: 10, style: 'bold-pop', animate: [], ...keys };
}

function filmOf(cue: object, stage: object = {}): StageFilm {
  const read = readScenarioDocument({ cueframe: 1, stage: { ...SIZE, ...stage }, cues: [cue] });
  if (!read.ok) throw read.error;
  return resolveFilm(read.scenario, STAGE).film;
}

/** The words of each line as they stand in the browser, without their marks. */
async function linesOf(film: StageFilm, text: string): Promise<string[]> {
  await page.open(film);
  await page.draw(249);
  const words = text.split(' ');
  const rects = await page.rectsOf('.word');
  const lines: string[][] = [];
  let bottomPx = -Infinity;
  for (const [index, { yPx, heightPx }] of rects.entries()) {
    if (yPx + heightPx / 2 > bottomPx) lines.push([]);
    lines.at(-1)?.push(words[index] ?? '');
    bottomPx = yPx + heightPx;
  }
  return lines.map((line) => line.join(' '));
}

test('a caption of a few words a line breaks evenly where they do not fit', async () => {
  expect(await linesOf(filmOf(cueOf(TEXT)), TEXT)).toEqual([
    ...['You need', 'flour,', 'water,', 'salt, and', 'a little', 'patience.'],
  ]);
  expect(await linesOf(filmOf(cueOf(TEXT), { sizes: 'shorter-side' }), TEXT)).toEqual([
    ...['You need flour,', 'water, salt, and', 'a little patience.'],
  ]);
});

test('words without times, and a word in parts, are broken alike', async () => {
  const written = cueOf(TEXT, { words: undefined, text: TEXT, style: { maxWordsPerLine: 2, size: 0.03 } });
  expect(await linesOf(filmOf(written), TEXT)).toEqual([
    ...['You need', 'flour, water,', 'salt, and', 'a little', 'patience.'],
  ]);
  const marks = [{ from: 10, to: 12, style: { color: 'red' } }];
  await page.open(filmOf({ ...written, marks }));
  await page.draw(249);
  const counts = [(await page.rectsOf('.word')).length, (await page.rectsOf('.line')).length];
  expect(counts).toEqual([TEXT.split(' ').length + 2, 5]);
});

test('a word that grows while it is spoken leaves the whole space beside it, and moves no other', async () => {
  const text = 'thirty degrees';
  const film = filmOf(cueOf(text, { style: { extends: 'bold-pop', size: 0.04, activeScale: 1.2 } }));
  const still = filmOf(cueOf(text, { style: { extends: 'bold-pop', size: 0.04, activeScale: 1 } }));
  const gapAt = async (shown: StageFilm, frame: number) => {
    await page.open(shown);
    await page.draw(frame);
    const [first, second] = await page.rectsOf('.word');
    return (second?.xPx ?? NaN) - (first?.xPx ?? NaN) - (first?.widthPx ?? NaN);
  };
  const space = await gapAt(still, 249);
  const [first, second, neither] = [await gapAt(film, 10), await gapAt(film, 40), await gapAt(film, 249)];
  expect(space).toBeGreaterThan(4);
  expect(Math.min(first, second)).toBeGreaterThan(space - 0.1);
  expect(neither).toBeGreaterThan(Math.max(first, second));
  expect(page.problems).toEqual([]);
});
