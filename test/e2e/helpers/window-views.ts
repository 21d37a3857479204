import type { Page } from 'playwright';
import { isDesktop } from './open-window.ts';

/** A panel or dialog of the window: how it is reached from the project with the demo open, and left. */
export type WindowView = {
  readonly name: string;
  /** The desktop app asks in the system's own dialog. */
  readonly isBrowserOnly?: true;
  /** What must be seen before it counts as open. */
  open(page: Page): Promise<void>;
  close?(page: Page): Promise<void>;
};

const escape = (page: Page) => page.keyboard.press('Escape');
const press = (page: Page, keys: string) => page.keyboard.press(keys);

/** A command by its words, as a person finds one. */
export async function runCommand(page: Page, words: string): Promise<void> {
  await press(page, 'Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill(words);
  await press(page, 'Enter');
}

const cueRows = (page: Page) => page.getByRole('grid', { name: 'Cues' }).getByRole('row');
const dialog = (page: Page, name: string) => page.getByRole('dialog', { name }).waitFor();
/** Said so, or so and more: a longer language is tried too. */
const said = (name: string) => new RegExp(`^${name}( |$)`);
const inspector = (page: Page, name: string) =>
  page
    .getByRole('heading', { name: said(name) })
    .first()
    .waitFor();

const VIEWS: readonly WindowView[] = [
  {
    name: 'cues',
    async open(page) {
      await press(page, 'Control+2');
      await cueRows(page).nth(1).click();
      await inspector(page, 'Cue');
      await page.locator('[data-film][data-frame]').waitFor();
    },
  },
  {
    name: 'search',
    async open(page) {
      await press(page, 'Control+f');
      await page.getByRole('searchbox', { name: 'Find in cues' }).fill('e');
    },
    close: (page) => page.getByRole('button', { name: 'Close search' }).click(),
  },
  {
    name: 'styles',
    async open(page) {
      await press(page, 'Control+3');
      await page.getByRole('status').filter({ hasText: 'Click a style' }).waitFor();
    },
  },
  {
    name: 'media',
    async open(page) {
      await press(page, 'Control+1');
      await page.getByRole('listitem').getByRole('button', { pressed: false }).first().click();
      await inspector(page, 'Media');
    },
  },
  {
    name: 'clip',
    async open(page) {
      await page.locator('[data-timeline] [aria-label^="Clip of"]').first().click();
      await inspector(page, 'Clip');
    },
  },
  {
    name: 'film',
    async open(page) {
      await escape(page);
      await inspector(page, 'Film');
    },
  },
  {
    name: 'menu',
    async open(page) {
      await page.getByRole('button', { name: said('Menu') }).click();
      await page.getByRole('menuitem', { name: 'Edit' }).click();
      await page.getByRole('menuitem', { name: /Undo/ }).waitFor();
    },
    async close(page) {
      await page.mouse.click(720, 850); // the timeline's empty part
      await page.getByRole('menu').first().waitFor({ state: 'detached' });
    },
  },
  {
    name: 'render',
    async open(page) {
      await page.getByRole('button', { name: said('Render') }).click();
      await dialog(page, 'Render the film');
      await page.getByRole('dialog').getByText('Scratch space').waitFor();
    },
    close: escape,
  },
  {
    name: 'encoders',
    async open(page) {
      await page.getByRole('button', { name: said('Render') }).click();
      await page.getByRole('dialog').getByRole('combobox', { name: 'Encoder' }).click();
      await page
        .getByRole('option', { name: /H\.264/ })
        .first()
        .waitFor();
    },
    async close(page) {
      await escape(page);
      await page.getByRole('listbox').waitFor({ state: 'detached' });
      await escape(page);
    },
  },
  {
    name: 'storage',
    async open(page) {
      await runCommand(page, 'storage');
      await dialog(page, 'Storage');
      await page.getByRole('dialog').getByRole('progressbar').waitFor({ state: 'detached' });
    },
    close: escape,
  },
  {
    name: 'machine',
    async open(page) {
      await runCommand(page, 'machine');
      await dialog(page, 'Machine and workers');
      await page.getByRole('dialog').getByText('Drawing', { exact: false }).first().waitFor();
    },
    close: escape,
  },
  {
    name: 'palette',
    async open(page) {
      await press(page, 'Control+k');
      await dialog(page, 'Command palette');
    },
    close: escape,
  },
  {
    name: 'shortcuts',
    async open(page) {
      await press(page, 'F1');
      await dialog(page, 'Keyboard shortcuts');
    },
    close: escape,
  },
  {
    ...{ name: 'save', isBrowserOnly: true },
    async open(page) {
      await press(page, 'Control+Shift+s');
      await dialog(page, 'Save project');
    },
    close: escape,
  },
  {
    name: 'shift',
    async open(page) {
      await runCommand(page, 'shift all');
      await dialog(page, 'Shift all cues');
    },
    close: escape,
  },
  {
    ...{ name: 'open', isBrowserOnly: true },
    async open(page) {
      await press(page, 'Control+o');
      await dialog(page, 'Open project');
    },
    close: escape,
  },
  {
    name: 'remove-media',
    async open(page) {
      const card = page.getByRole('listitem').first();
      await card.hover();
      await card.getByRole('button', { name: /^Remove .* from the project/ }).click();
      await dialog(page, 'Remove');
    },
    close: escape,
  },
  {
    name: 'unsaved',
    async open(page) {
      await press(page, 'm'); // a marker is a change
      await press(page, 'Control+Alt+n');
      await dialog(page, 'Save your changes?');
    },
    async close(page) {
      await escape(page);
      await press(page, 'Control+z');
    },
  },
  {
    ...{ name: 'conflict', isBrowserOnly: true },
    async open(page) {
      const saveAs = async () => {
        await press(page, 'Control+Shift+s');
        await dialog(page, 'Save project');
        await press(page, 'Enter');
      };
      await saveAs();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await press(page, 'm'); // another project under the same name
      await saveAs();
      await dialog(page, 'There is a file of this name');
    },
    async close(page) {
      await escape(page);
      await press(page, 'Control+z');
    },
  },
  {
    name: 'queue',
    async open(page) {
      await press(page, 'q');
      await page.getByRole('heading', { name: 'Queue' }).waitFor();
    },
    close: (page) => page.getByRole('button', { name: 'Close the queue' }).click(),
  },
];

/** Every view of an open project, in an order in which each can be reached from the one before. */
export const WINDOW_VIEWS = VIEWS.filter(({ isBrowserOnly }) => !(isBrowserOnly && isDesktop));

/** The view of a conflict is reached by a call that is refused, which a browser writes down as an error. */
export const withoutConflict = (problems: readonly string[]) =>
  problems.filter((line) => !line.includes('409 (Conflict)'));
