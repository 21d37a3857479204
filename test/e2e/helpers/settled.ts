import type { Page } from 'playwright';

/** Resolves once everything that moves or changes colour has arrived, and was painted so. What moves for ever is not waited for. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(SETTLED);
}

const SETTLED = `Promise.all(
  document.getAnimations()
    .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity)
    .map((animation) => animation.finished.catch(() => {})),
).then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))))`;
