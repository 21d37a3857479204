import { join } from 'node:path';
import type { StudioWindow } from './studio-window.ts';

/** Saves the open project under a name, as the door asks for it. Gives where it lies. */
export async function saveProject(studio: StudioWindow, name: string): Promise<string> {
  const { page, dialogs } = studio;
  const folder = dialogs ? studio.folder : join(studio.dataDir, 'projects');
  const path = join(folder, `${name}.scenario.json`);
  await dialogs?.answerSave(path);
  await page.keyboard.press('Control+s');
  if (!dialogs) {
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill(name);
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  }
  await page
    .getByRole('contentinfo')
    .getByText(/^Saved /)
    .waitFor();
  return path;
}

/** Renders the open project from the dialog, and fetches the film where it is somewhere else. Gives where it lies. */
export async function renderFilm(studio: StudioWindow, name: string, frames: number): Promise<string> {
  const { page, dialogs } = studio;
  const path = join(studio.folder, name);
  await dialogs?.answerSave(path);
  await page.getByRole('button', { name: 'Render', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Render', exact: true }).click();
  await page.getByText(`${frames} frames in`).waitFor({ timeout: 90_000 });
  if (dialogs) return path;
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download the film' }).click(),
  ]);
  await download.saveAs(path);
  return path;
}
