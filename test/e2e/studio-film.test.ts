import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { psnr } from '../integration/helpers/compare-pictures.ts';
import { dropPaths } from './helpers/drop-files.ts';
import { engineFrame, filmFrames, pngPixels, redPixels } from './helpers/film-pixels.ts';
import { openWindow } from './helpers/open-window.ts';
import { FILM_FRAMES, makeSrt, makeVideo } from './helpers/sample-files.ts';
import { renderFilm, saveProject } from './helpers/save-files.ts';
import { arrangeWindow } from './helpers/start-again.ts';
import type { StudioWindow } from './helpers/studio-window.ts';

/**
 * The engine's frame has gone through the film's halved colour planes, the preview has not: about 43 dB with a white
 * caption, 37 dB with a pure red one, which such planes soften most.
 */
const LEAST_PREVIEW_DB = 35;
const COMPARED = [0, 1, 37] as const;
const DROPPED = 'a video and subtitles are dropped, and stand in the media bin and the cue list';
/** Of the subtitles, and what one of them becomes. */
const TEXTS = ['Before the edit', 'The second cue'] as const;
const EDITED = 'Edited in the window';
/** The film was encoded once more. */
const LEAST_FILM_DB = 34;

let studio: StudioWindow;
/** Where the project lies, once it is saved. */
let project = '';
beforeAll(async () => {
  studio = await openWindow();
});
afterAll(() => studio?.close());
arrangeWindow(
  () => studio,
  async (failed) => {
    if (failed === null) return;
    const [before, second] = TEXTS;
    const cues =
      failed === DROPPED
        ? [{ text: before }, { text: second }]
        : [{ text: before }, { text: EDITED, style: { color: '#ff0000' } }];
    project = join(studio.folder, 'sea.scenario.json');
    const document = {
      cueframe: 1,
      media: { sea: { src: makeVideo(studio.folder) } },
      timeline: [{ media: 'sea' }],
      cues: cues.map((cue, index) => ({ type: 'text', start: index, end: index + 1, ...cue })),
    };
    writeFileSync(project, JSON.stringify(document));
    await dropPaths(studio.page, [project]);
    await studio.page.locator('[data-film][data-frame="0"]').waitFor();
    await studio.page.keyboard.press('Control+2');
  },
);

const tell = (words: string) => process.stderr.write(`${words}\n`);
const cueTexts = () => rowsOf().allInnerTexts();
const rowsOf = (): Locator => studio.page.getByRole('grid', { name: 'Cues' }).getByRole('row');
const video = () => join(studio.folder, 'sea.mp4');
const notice = (text: string | RegExp) =>
  studio.page.getByRole('region', { name: 'Messages' }).getByText(text);

test(DROPPED, async () => {
  const { page, folder } = studio;
  await dropPaths(page, [makeVideo(folder), makeSrt(folder)]);
  await notice('2 cues were added from sea.srt.').waitFor();
  await page.keyboard.press('Control+1');
  const card = page.getByRole('button', { name: /^sea\.mp4/ });
  await card.waitFor();
  expect(await card.innerText()).toMatch(/25.*480 × 270|480 × 270.*25/s);
  await page.keyboard.press('Control+2');
  expect((await cueTexts()).map((text) => text.split('\n').at(-1))).toEqual(TEXTS);
});

test('a cue is written anew and coloured, undone and done again', async () => {
  const { page } = studio;
  await rowsOf().nth(1).dblclick();
  await page.getByRole('grid').getByRole('textbox', { name: 'Text of the cue' }).fill(EDITED);
  await page.keyboard.press('Enter');
  await expect.poll(cueTexts).toMatchObject([{}, expect.stringContaining(EDITED)]);
  const color = page.locator('input:not([type=color])[aria-label=Colour]');
  await color.fill('#ff0000');
  await color.press('Enter');
  await page.getByRole('button', { name: 'Undo change text colour' }).click();
  await expect.poll(() => color.inputValue()).toBe('#ffffff');
  await page.getByRole('button', { name: 'Undo edit text' }).click();
  await expect.poll(cueTexts).toMatchObject([{}, expect.stringContaining(TEXTS[1])]);
  await page.getByRole('button', { name: 'Redo edit text' }).click();
  await page.getByRole('button', { name: 'Redo change text colour' }).click();
  await expect.poll(() => color.inputValue()).toBe('#ff0000');
  await expect.poll(cueTexts).toMatchObject([{}, expect.stringContaining(EDITED)]);
});

test('the project is saved under a name, and is the same after the window was loaded anew', async () => {
  const { page } = studio;
  project = await saveProject(studio, 'sea');
  const saved = JSON.parse(readFileSync(project, 'utf8')) as { cues: { text: string; style: unknown }[] };
  expect(saved.cues.map(({ text }) => text)).toEqual([TEXTS[0], EDITED]);
  expect(JSON.stringify(saved.cues[1]?.style)).toContain('#ff0000');
  await page.reload();
  await page.getByRole('button', { name: /sea/ }).first().click();
  await expect.poll(cueTexts).toMatchObject([{}, expect.stringContaining(EDITED)]);
});

test('what the preview shows is what the engine makes of the frame', async () => {
  const { page } = studio;
  await page.getByRole('combobox', { name: 'Size of the picture' }).click();
  await page.getByRole('option', { name: '100 %' }).click();
  await rowsOf().first().click();
  await page.keyboard.press('Escape');
  await page.locator('[data-timecode]').click(); // out of the list, whose arrow keys are its own
  await page.keyboard.press('Home');
  const shots: Buffer[] = [];
  for (const frame of COMPARED) {
    await stepTo(frame);
    shots.push(pngPixels(await page.locator('[data-film]').screenshot()));
  }
  const frames = COMPARED.map((frame) => engineFrame(project, frame, video()));
  const alike = shots.map((shot) => frames.map((frame) => psnr(shot, frame)));
  const own = alike.map((row, index) => row[index] ?? 0);
  tell(`preview and engine at frames ${COMPARED}: ${own.map((db) => db.toFixed(1))} dB`);
  expect(Math.min(...own)).toBeGreaterThan(LEAST_PREVIEW_DB);
  expect(alike.map((row) => row.indexOf(Math.max(...row)))).toEqual(COMPARED.map((_, index) => index));
});

async function stepTo(frame: number): Promise<void> {
  const { page } = studio;
  const scrub = page.getByRole('slider', { name: 'Place in the film' });
  await scrub.fill(String(frame)).catch(() => null);
  await page.locator(`[data-film][data-frame="${frame}"]`).waitFor();
}

test('the film rendered from the dialog carries the edit in each of its frames', async () => {
  const frames = filmFrames(await renderFilm(studio, 'film.mp4', FILM_FRAMES));
  expect(frames.length).toBe(FILM_FRAMES);
  const reds = frames.map(redPixels);
  expect(reds.slice(0, 25).every((count) => count === 0)).toBe(true);
  expect(Math.min(...reds.slice(28, 47))).toBeGreaterThan(300);
  const alike = psnr(frames[37] as Buffer, engineFrame(project, 37, video()));
  tell(`film and engine at frame 37: ${alike.toFixed(1)} dB, ${reds[37]} red pixels`);
  expect(alike).toBeGreaterThan(LEAST_FILM_DB);
});

test('what cannot be taken is said, and what is there stays', async () => {
  const { page, folder } = studio;
  const before = await cueTexts();
  const bad = join(folder, 'bad');
  mkdirSync(bad);
  writeFileSync(join(bad, 'nothing.mp4'), '');
  writeFileSync(join(bad, 'broken.mp4'), 'this is no film'.repeat(100));
  writeFileSync(join(bad, 'notes.docx'), 'words');
  writeFileSync(join(bad, 'torn.scenario.json'), '{"cueframe": 1, ');
  writeFileSync(join(bad, 'wrong.srt'), 'no cue in here');
  const files = ['nothing.mp4', 'broken.mp4', 'notes.docx', 'wrong.srt'].map((name) => join(bad, name));
  await dropPaths(page, files);
  await notice('nothing.mp4 is empty.').waitFor();
  await notice('notes.docx is not a kind of file Cueframe knows.').waitFor();
  await notice(/broken\.mp4 is a text file/).waitFor();
  await notice('wrong.srt could not be read as subtitles.').waitFor();
  await dropPaths(page, [join(bad, 'torn.scenario.json')]);
  await notice('The project could not be opened.').waitFor();
  expect(await cueTexts()).toEqual(before);
  await dropPaths(page, [makeBadFolder(folder)]);
  await notice('hollow.mp4 is empty.').waitFor();
  await notice(/cracked\.mp4 is a text file/).waitFor();
  expect(await cueTexts()).toEqual(before);
});

function makeBadFolder(folder: string): string {
  const path = join(folder, 'holidays');
  mkdirSync(join(path, 'deep', 'empty'), { recursive: true });
  writeFileSync(join(path, 'hollow.mp4'), '');
  writeFileSync(join(path, 'deep', 'cracked.mp4'), 'this is no film'.repeat(100));
  return path;
}

test('nothing went wrong in the page meanwhile', () => {
  const refused = /4(00|22) .*\/studio\/call\/(importCues|openProject)$/; // the browser tells of every answer that is a no
  expect(studio.problems.filter((line) => !refused.test(line))).toEqual([]);
});
