import { renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dropPaths } from './helpers/drop-files.ts';
import { openWindow } from './helpers/open-window.ts';
import { makeFlashes, makeVideo } from './helpers/sample-files.ts';
import { arrangeWindow } from './helpers/start-again.ts';
import type { StudioWindow } from './helpers/studio-window.ts';

const FLASHES_SECONDS = 3;

let studio: StudioWindow;
let film: string;
beforeAll(async () => {
  studio = await openWindow();
  film = at('sea.mp4');
  const document = {
    cueframe: 1,
    media: { sea: { src: film } },
    timeline: [{ media: 'sea' }],
    cues: [{ type: 'text', text: 'Hi', start: 0.5, end: 1 }],
  };
  writeFileSync(at('talk.scenario.json'), JSON.stringify(document));
});
afterAll(() => studio?.close());
arrangeWindow(
  () => studio,
  async (failed) => {
    if (failed === null) makeVideo(studio.folder);
    else makeFlashes(studio.folder, FLASHES_SECONDS, basename(film)); // what the first test leaves
    await dropPaths(studio.page, [at('talk.scenario.json')]);
    await studio.page.locator('[data-film][data-frame="0"]').waitFor();
    await strips().first().waitFor();
    if (failed !== null) await studio.page.keyboard.press('End');
  },
);

const at = (name: string) => join(studio.folder, name);
const notice = (text: string | RegExp) =>
  studio.page.getByRole('region', { name: 'Messages' }).getByText(text);
const strips = () => studio.page.locator('img[data-tile]');
const card = () => studio.page.getByRole('button', { name: /^sea\.mp4/ });

/** Mean of red, green and blue (0-255) of what the preview shows, cues left out. */
function brightness(): Promise<number> {
  return studio.page.evaluate<number>(`(() => {
    const canvas = document.querySelector('[data-film] canvas');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    let sum = 0;
    for (let at = 0; at < data.length; at += 4) sum += data[at] + data[at + 1] + data[at + 2];
    return Math.round(sum / (data.length / 4) / 3);
  })()`);
}

/** Where pictures on the page come from. */
const addresses = async () => [
  await strips().first().getAttribute('src'),
  await card().locator('xpath=..').locator('img').getAttribute('src'),
];

test('a film that another program writes anew is seen at once, everywhere, and nothing is lost', async () => {
  const before = await addresses();
  expect(await brightness()).toBeLessThan(100);
  renameSync(makeFlashes(studio.folder, FLASHES_SECONDS, 'new.mp4'), film);
  await notice('sea.mp4 was changed by another program.').waitFor();
  await expect.poll(brightness).toBeGreaterThan(240); // its first frame is white
  await studio.page.locator('[data-film][data-frame="0"]').waitFor();
  await studio.page.locator('[data-timecode]').getByText('/ 00:00:03:00').waitFor();
  await card().getByText('3.0 s').waitFor();
  await strips().first().waitFor();
  const after = await addresses();
  expect(after.map((address, index) => address === before[index])).toEqual([false, false]);
  await studio.page.keyboard.press('End');
  await studio.page.locator('[data-film][data-frame="74"]').waitFor();
});

test('a film that goes away is missing while the project is open, and taken up again when it is back', async () => {
  const { page } = studio;
  renameSync(film, at('elsewhere.mp4'));
  await notice('1 file of the project cannot be read: sea.mp4.').waitFor();
  await page.getByText('1 file is not found').waitFor();
  await page.getByText('A file of this film was not found: sea.mp4').waitFor();
  await page.locator('[data-film] canvas').waitFor({ state: 'hidden' }); // the last picture would pass for the film
  await page.locator('[data-timecode]').click();
  await page.keyboard.press('c'); // the work goes on, at the film's own rate
  await page.locator('[data-timecode]').getByText('00:00:02:24', { exact: true }).waitFor();
  await page.locator('[data-timecode]').getByText('/ 00:00:03:00').waitFor();
  await page.getByRole('button', { name: /^Undo / }).waitFor();
  renameSync(at('elsewhere.mp4'), film);
  await notice('sea.mp4 is there again.').waitFor();
  await page.getByText('1 file is not found').waitFor({ state: 'detached' });
  expect(await notice('1 file of the project cannot be read: sea.mp4.').count()).toBe(0);
  await page.locator('[data-film][data-frame="74"]').waitFor();
});

test('nothing went wrong in the page meanwhile', () => {
  const gone = /404 \(Not Found\).*\/studio\/media\//; // the address of what is no more
  expect(studio.problems.filter((line) => !gone.test(line))).toEqual([]);
});
