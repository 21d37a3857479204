import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findMisfits } from './helpers/find-misfits.ts';
import { isDesktop, openWindow } from './helpers/open-window.ts';
import { arrangeWindow } from './helpers/start-again.ts';
import type { PageOptions, StudioWindow } from './helpers/studio-window.ts';
import { freezeClock } from './helpers/virtual-clock.ts';
import { runCommand, WINDOW_VIEWS } from './helpers/window-views.ts';

let studio: StudioWindow;
beforeAll(async () => {
  studio = await openWindow();
});
afterAll(() => studio?.close());

async function openDemo(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Demo/ }).click();
  await page.locator('[data-film][data-frame="0"]').waitFor({ timeout: 60_000 });
}

/** A desktop asks in the system's own dialogs. */
const IN_PAGE = [
  ['Save project', 'Control+Shift+s'],
  ['Open project', 'Control+o'],
] as const;

const WINDOWS: readonly (readonly [string, PageOptions])[] = [
  ['in a language 40 % longer', { language: 'en-XA' }],
  ['in one that is also written right to left', { language: 'ar-XB' }],
  ['in the smallest window', { size: { width: 1024, height: 640 } }],
  ['at a zoom of 200 %', { size: { width: 720, height: 450 } }],
];

test.each(WINDOWS)('nothing is cut, covered or out of reach %s', async (_, options) => {
  const page = await studio.openPage(options);
  const found: Record<string, readonly string[]> = { start: await findMisfits(page) };
  await openDemo(page);
  for (const view of WINDOW_VIEWS) {
    await view.open(page);
    found[view.name] = await findMisfits(page);
    await view.close?.(page);
  }
  await page.context().close();
  expect(Object.entries(found).filter(([, misfits]) => misfits.length > 0)).toEqual([]);
});

test('a window that is written right to left says so, and keeps time running to the right', async () => {
  const page = await studio.openPage({ language: 'ar-XB' });
  await openDemo(page);
  const directions = await page.evaluate<unknown>(`({
    page: [document.documentElement.lang, getComputedStyle(document.body).direction],
    timeline: getComputedStyle(document.querySelector('[data-timeline]')).direction,
    playback: getComputedStyle(document.querySelector('[role=toolbar]')).direction,
  })`);
  await page.context().close();
  expect(directions).toEqual({ page: ['ar-XB', 'rtl'], timeline: 'ltr', playback: 'ltr' });
});

describe('with the keyboard alone', () => {
  let page: Page;
  beforeAll(async () => {
    page = await studio.openPage();
  });
  arrangeWindow(
    () => ({ page }),
    () => openDemo(page),
  );

  const press = (keys: string) => () => page.keyboard.press(keys);
  const DIALOGS: readonly (readonly [string, () => Promise<void>])[] = [
    ['Command palette', press('Control+k')],
    ['Keyboard shortcuts', press('F1')],
    ['Render the film', press('Enter')],
    ['Machine and workers', () => runCommand(page, 'machine')],
    ['Storage', () => runCommand(page, 'storage')],
    ['Shift all cues', () => runCommand(page, 'shift all')],
    ...IN_PAGE.filter(() => !isDesktop).map(([name, keys]) => [name, press(keys)] as const),
  ];

  test.each(DIALOGS)('%s holds the focus, shows it, and gives it back', async (name, open) => {
    const opener = page.getByRole('button', { name: 'Render', exact: true });
    await opener.focus();
    await open();
    const dialog = page.getByRole('dialog', { name });
    await dialog.waitFor();
    const stops: unknown[] = [];
    for (let stop = 0; stop < 8; stop += 1) {
      stops.push(await page.evaluate(`(${focusFacts})()`));
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Escape'); // one is enough, whether a tooltip is shown or not
    await dialog.waitFor({ state: 'detached', timeout: 5000 });
    expect(stops).toEqual(stops.map(() => ({ isInside: true, isShown: true })));
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Render');
  });

  test('every stop of the window shows the focus', async () => {
    await page.evaluate('document.activeElement.blur()');
    const hidden: string[] = [];
    for (let stop = 0; stop < 45; stop += 1) {
      await page.keyboard.press('Tab');
      const isShown = await page.evaluate(`(${focusFacts})().isShown`);
      if (!isShown) hidden.push(await page.evaluate('document.activeElement.outerHTML.slice(0, 120)'));
    }
    expect(hidden).toEqual([]);
  });
});

/** Of a second by the page's clock, which the test moves: the card's film goes round once. */
const CARD_TENTHS = 20;

test('a style card moves while it is pointed at, and not where motion is unwanted', async () => {
  const moves = async (reducedMotion: 'reduce' | 'no-preference') => {
    const page = await studio.openPage({ reducedMotion });
    await openDemo(page);
    await page.keyboard.press('Control+3');
    await page.waitForFunction(`document.querySelector('[data-style-card="karaoke-pill"]').shadowRoot`);
    await page.getByRole('button', { name: 'karaoke-pill' }).hover();
    const clock = await freezeClock(page, { hasSound: false });
    const looks = new Set<string>();
    for (let tenth = 0; tenth <= CARD_TENTHS; tenth += 1) {
      looks.add(
        await page.evaluate<string>(
          `document.querySelector('[data-style-card="karaoke-pill"]').shadowRoot.innerHTML`,
        ),
      );
      await clock.run(100);
    }
    await page.context().close();
    return looks.size;
  };
  expect(await moves('reduce')).toBe(1);
  expect(await moves('no-preference')).toBeGreaterThan(2);
});

/** Whether the focus is in a dialog, and can be seen: the palette's field shows it by its underline. */
const focusFacts = `function () {
  const element = document.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  return {
    isInside: element.closest('[role=dialog]') !== null,
    isShown: element === document.body || (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) ||
      element.matches('[role=combobox][aria-activedescendant]'),
  };
}`;
