import type { Page } from 'playwright-core';

/** The page's own clock and its long tasks: those over 50 ms, as the performance API tells them. */
export type WindowWatch = {
  /** Milliseconds from the start of `act` to the first frame in which `isThere`; both are scripts of the page. */
  msUntil(act: string, isThere: string): Promise<number>;
  /** The longest task since the last question; 0: none was long. */
  longestTaskMs(): Promise<number>;
  worstWhile(work: () => Promise<void>): Promise<number>;
};

const LIMIT_MS = 10_000;

export async function startWatch(page: Page): Promise<WindowWatch> {
  await page.evaluate(`
    globalThis.longTasks = [];
    globalThis.taskObserver = new PerformanceObserver((list) => longTasks.push(...list.getEntries()));
    taskObserver.observe({ type: 'longtask' });
  `);
  const longestTaskMs = () =>
    page.evaluate<number>(`new Promise((resolve) => setTimeout(() => {
      longTasks.push(...taskObserver.takeRecords());
      resolve(Math.max(0, ...longTasks.splice(0).map(({ duration }) => duration)));
    }))`);
  return {
    longestTaskMs,
    msUntil: (act, isThere) =>
      page.evaluate<number>(`new Promise((resolve, reject) => {
        setTimeout(() => reject(new Error('nothing to see after ${LIMIT_MS} ms')), ${LIMIT_MS});
        const startMs = performance.now();
        ${act};
        const look = () => requestAnimationFrame(() => (${isThere}) ? resolve(performance.now() - startMs) : look());
        look();
      })`),
    async worstWhile(work) {
      await longestTaskMs();
      await work();
      return longestTaskMs();
    },
  };
}
