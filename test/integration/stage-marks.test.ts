import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StageTextCue, StageWord } from '../../src/shared/stage-film.ts';
import { animation, filmOf, STYLE, textCue } from './helpers/stage-films.ts';
import { openStagePage, type StagePage } from './helpers/stage-page.ts';

let page: StagePage;
beforeAll(async () => {
  page = await openStagePage({ widthPx: 640, heightPx: 360 });
});
afterAll(() => page.close());

const JOINED: readonly StageWord[] = ['cat', 'alo', 'gue'].map((text, index) => ({
  ...{ text, style: index === 1 ? { ...STYLE, italic: true, underline: true } : null },
  ...{ startFrame: 0, endFrame: 30, ...(index > 0 && { isJoined: true }) },
}));

test('the parts of a word stand side by side and go to the next line together', async () => {
  const cue = textCue('one', { layout: { widthPx: 420 }, hasWordTimes: false });
  const line = [{ ...JOINED[0]!, text: 'one' }, ...JOINED];
  await page.open(filmOf([{ ...cue, lines: [line] }]));
  await page.draw(0);
  const fitting = await page.rectsOf('.word');
  expect(new Set(fitting.map(({ yPx }) => yPx)).size).toBe(1);
  for (const [index, { xPx }] of fitting.slice(2).entries()) {
    const left = fitting[index + 1]!;
    expect(xPx).toBeCloseTo(left.xPx + left.widthPx, 1);
  }
  await page.open(filmOf([{ ...cue, layout: { ...cue.layout, widthPx: 220 }, lines: [line] }]));
  await page.draw(0);
  const [first, ...parts] = (await page.rectsOf('.word')).map(({ yPx }) => yPx);
  expect(new Set(parts).size).toBe(1);
  expect(parts[0]).toBeGreaterThan(first ?? 0);
  const han = [...'字幕'].map((text, index) => ({ ...JOINED[index]!, text }));
  await page.open(filmOf([{ ...cue, layout: { ...cue.layout, widthPx: 50 }, lines: [han] }]));
  await page.draw(0);
  expect(new Set((await page.rectsOf('.word')).map(({ yPx }) => yPx)).size).toBe(2);
});

test('a line under words goes on through the spaces between them, in every state of the word', async () => {
  const style = { ...STYLE, underline: true };
  const rowsInked = async (cue: StageTextCue, frame: number): Promise<number> => {
    await page.open(filmOf([cue]));
    await page.draw(59);
    const empty = PNG.sync.read(await page.picture());
    await page.draw(frame);
    const { data, width } = PNG.sync.read(await page.picture());
    const words = await page.rectsOf('.word');
    const [left, right] = [words[0]!.xPx, words.at(-1)!.xPx + words.at(-1)!.widthPx];
    const isInked = (x: number, y: number) =>
      data.readUInt32BE(4 * (y * width + x)) !== empty.data.readUInt32BE(4 * (y * width + x));
    const xs = Array.from(
      { length: Math.floor(right - left) - 2 },
      (_, index) => Math.ceil(left) + 1 + index,
    );
    return Array.from({ length: 360 }, (_, y) => y).filter((y) => xs.every((x) => isInked(x, y))).length;
  };
  const values = { hasWordTimes: false, style: { sizePx: 60 } } as const;
  expect(await rowsInked(textCue('no on', values), 3)).toBe(0);
  expect(
    await rowsInked(textCue('no on', { ...values, style: { ...style, sizePx: 60 } }), 3),
  ).toBeGreaterThan(1);
  const weight = animation('loud', { when: 'word', params: { weight: 900 } });
  const loud = textCue('noon', { ...values, style: { ...style, sizePx: 60 }, animations: [weight] });
  expect(await rowsInked(loud, 8)).toBeGreaterThan(1);
  const sung = textCue('noon', {
    ...{ style: { ...style, sizePx: 60 }, animations: [animation('karaoke', { when: 'word' })] },
  });
  expect(await rowsInked(sung, 15)).toBeGreaterThan(1);
});
