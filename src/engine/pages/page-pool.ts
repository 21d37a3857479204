import { LaneOverflow } from './page-connection.ts';
import type { PageOpener, StagePage } from './stage-page.ts';

/** A page is replaced after this many segments, so that nothing a long film leaves behind can add up. */
const SEGMENTS_PER_PAGE = 12;

/** Lends pages one at a time to each worker; a page that failed is thrown away, never lent again. */
export type PagePool = {
  /** Opens a page ahead of the first `withPage`, which takes it or its failure. */
  warmUp(signal: AbortSignal): void;
  /** Runs `work` with a page of its own. Closes the page if the work fails. */
  withPage<T>(signal: AbortSignal, work: (page: StagePage) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

/** At most as many pages exist as `withPage` calls run at once. */
export function createPagePool(opener: PageOpener): PagePool {
  const idle: { page: StagePage; segments: number }[] = [];
  let ahead: Promise<StagePage> | null = null;

  function openPage(signal: AbortSignal): Promise<StagePage> {
    const opening = ahead ?? opener.open(signal);
    ahead = null;
    return opening;
  }

  return {
    warmUp(signal) {
      ahead = opener.open(signal);
      ahead.catch(() => {}); // told to whoever asks for the page
    },
    async withPage(signal, work) {
      const lent = idle.pop() ?? { page: await openPage(signal), segments: 0 };
      // a page that hangs must not keep a cancelled render waiting for its answer
      const hangUp = () => lent.page.connection.close();
      signal.addEventListener('abort', hangUp, { once: true });
      try {
        signal.throwIfAborted(); // while the page was being opened
        const result = await work(lent.page);
        lent.segments += 1;
        if (lent.segments >= SEGMENTS_PER_PAGE) await lent.page.close();
        else idle.push(lent);
        return result;
      } catch (error) {
        if (error instanceof LaneOverflow) idle.push(lent);
        else await lent.page.close();
        throw error;
      } finally {
        signal.removeEventListener('abort', hangUp);
      }
    },
    async close() {
      const unused = await ahead?.catch(() => null);
      await Promise.all([unused?.close(), ...idle.splice(0).map(({ page }) => page.close())]);
      await opener.close();
    },
  };
}
