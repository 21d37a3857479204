import type { Page } from 'playwright';

/** The page's own clock and its long tasks: those over 50 ms, as the performance API tells them. */
export type WindowWatch = {
  /** Milliseconds from the start of `act` to the first frame in which `isThere`; both are scripts of the page. */
  msUntil(act: string, isThere: string): Promise<number>;
  /** The longest task since the last question; 0: none was long. */
  longestTaskMs(): Promise<number>;
  /**
   * The longest task while `work` runs and two frames after, in the quietest of at most `tries`. No more are made after one
   * without a long task.
   */
  longestWhile(tries: number, work: () => Promise<void>): Promise<number>;
};

const LIMIT_MS = 10_000;

/** Two frames: what was asked for is drawn. */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
}

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
    async longestWhile(tries, work) {
      let least = Infinity;
      for (let made = 0; made < tries && least > 0; made += 1) {
        await longestTaskMs();
        await work();
        await drawn(page);
        least = Math.min(least, await longestTaskMs());
      }
      return least;
    },
  };
}
