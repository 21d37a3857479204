import {
  closeSync,
  copyFileSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contentOfFile } from '../../src/studio/media/content-of.ts';
import { dropPaths } from './helpers/drop-files.ts';
import { findViolations } from './helpers/find-violations.ts';
import { isDesktop, openWindow } from './helpers/open-window.ts';
import { makeVideo } from './helpers/sample-files.ts';
import { arrangeWindow } from './helpers/start-again.ts';
import type { StudioWindow } from './helpers/studio-window.ts';

let studio: StudioWindow;
beforeAll(async () => {
  studio = await openWindow();
});
afterAll(() => studio?.close());
arrangeWindow(
  () => studio,
  async (failed) => {
    if (failed === null) return;
    await dropPaths(studio.page, [makeVideo(studio.folder)]);
    await card().waitFor();
  },
);

const at = (...names: string[]) => join(studio.folder, ...names);
const notice = (text: string | RegExp) =>
  studio.page.getByRole('region', { name: 'Messages' }).getByText(text);
const uploads = () => readdirSync(join(studio.dataDir, 'studio', 'uploads'));
const card = () => studio.page.getByRole('button', { name: /^sea\.mp4/ });

/** A file that says it is so large, and takes no room. */
function makeSparse(name: string, sizeBytes: number): string {
  closeSync(openSync(at(name), 'w'));
  truncateSync(at(name), sizeBytes);
  return at(name);
}

test('a project without its films says what is missing, and takes it when it is dropped', async () => {
  const { page } = studio;
  const document = {
    cueframe: 1,
    media: { sea: { src: 'sea.mp4' } },
    timeline: [{ media: 'sea' }],
    cues: [{ type: 'text', text: 'Hi', start: 0, end: 1 }],
  };
  writeFileSync(at('talk.scenario.json'), JSON.stringify(document));
  await dropPaths(page, [at('talk.scenario.json')]);
  await notice('1 file of the project cannot be read: sea.mp4.').waitFor();
  await page.getByText('1 file is not found').waitFor();
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await findViolations(page)).toEqual([]);
  }
  await dropPaths(page, [makeVideo(studio.folder)]);
  await notice('sea.mp4 is found again.').waitFor();
  await page.locator('[data-film][data-frame="0"]').waitFor();
  expect(await page.getByText('1 file is not found').count()).toBe(0);
  expect(await card().count()).toBe(1);
});

/** A browser sends files and fetches them; the desktop app reads and writes them where they lie. */
const browserTest = test.skipIf(isDesktop);

browserTest('the copy that is downloaded names the film as the person knows it', async () => {
  const { page } = studio;
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('Download a copy');
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  await download.saveAs(at('copy.scenario.json'));
  const { media } = JSON.parse(readFileSync(at('copy.scenario.json'), 'utf8')) as { media: object };
  expect(media).toEqual({ sea: { src: 'sea.mp4', 'x-content': expect.stringMatching(/^[0-9a-f]{64}$/) } });
});

browserTest('a file chosen by hand takes the place of a missing one', async () => {
  const { page } = studio;
  copyFileSync(makeVideo(studio.folder), at('chosen.mp4'));
  const content = await contentOfFile(at('chosen.mp4'));
  const document = {
    cueframe: 1,
    media: { sea: { src: 'ocean.mp4', 'x-content': content } },
    timeline: [{ media: 'sea' }],
  };
  writeFileSync(at('ocean.scenario.json'), JSON.stringify(document));
  await dropPaths(page, [at('ocean.scenario.json')]);
  await page.getByRole('button', { name: 'Do not save' }).click();
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Find file… for ocean.mp4' }).click(),
  ]);
  await chooser.setFiles(at('chosen.mp4'));
  await notice('chosen.mp4 is found again.').waitFor();
  await page.getByRole('button', { name: /^chosen\.mp4/ }).waitFor();
});

test('folders give their media; one without any says so; what is left alone is told', async () => {
  const { page } = studio;
  mkdirSync(at('holiday', 'deep'), { recursive: true });
  mkdirSync(at('bare'));
  mkdirSync(at('letters'));
  makeVideo(at('holiday', 'deep'), 'waves.mp4');
  writeFileSync(at('holiday', 'readme.md'), 'words');
  writeFileSync(at('letters', 'letter.docx'), 'words');
  await dropPaths(page, [at('holiday'), at('bare'), at('letters')]);
  await notice('2 folders hold no media, subtitles or project: bare, letters.').waitFor();
  await notice('1 file of another kind in the folder was skipped.').waitFor();
  await page.getByRole('button', { name: /^waves\.mp4/ }).waitFor();
});

browserTest('a file beyond the limit is refused at once, and nothing of it is sent', async () => {
  const before = uploads();
  await dropPaths(studio.page, [makeSparse('huge.mp4', 60e9)]);
  await notice('huge.mp4 is too large to be sent: 50 GB is the most.').waitFor();
  expect(uploads()).toEqual(before);
});

browserTest('a file that changes while it is sent is told, and nothing of it is kept', async () => {
  const before = uploads();
  const path = makeSparse('moving.mp4', 400e6);
  await dropPaths(studio.page, [path]);
  await expect.poll(() => uploads().length).toBe(before.length + 1);
  truncateSync(path, 1000);
  await notice('moving.mp4 was moved, changed or removed while it was sent').waitFor();
  await expect.poll(uploads).toEqual(before);
});

test('nothing went wrong in the page meanwhile', () => {
  const refused = /ERR_UPLOAD_FILE_CHANGED|ERR_FILE_NOT_FOUND/;
  expect(studio.problems.filter((line) => !refused.test(line))).toEqual([]);
});
