import { StudioError } from '../../shared/errors.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import type { BrowserTool, CaptureRung } from '../environment/tools.ts';
import type { RenderContext } from '../request/render-request.ts';
import { createPagePool, type PagePool } from '../pages/page-pool.ts';
import type { PageOpener } from '../pages/stage-page.ts';
import { startStageServer, type StageServer } from '../pages/stage-server.ts';

/** Pages that show a film's cues, with the browser and the server behind them. */
export type StagePages = PagePool & {
  /** What the pages are to show; before the first `withPage`. */
  show(film: Pick<Plan, 'assets'>): void;
};

/**
 * Starts the server, the browser and a first page, on the best rung the browser proved or the one asked for, so that
 * all are ready by the time a plan is. `close` ends them. Throws `browser.missing`.
 */
export async function openPages(
  context: Pick<RenderContext, 'tools' | 'stageDir' | 'rung' | 'signal' | 'pageOpener'>,
): Promise<StagePages> {
  const { browser } = context.tools;
  if (!browser)
    throw new StudioError(
      'browser.missing',
      'the scenario has cues, and no browser that could draw them was found',
    );
  const rung = context.rung ?? browser.rung;
  const server = await startStageServer({ stageDir: context.stageDir });
  const opener = context.pageOpener?.(server) ?? (await createOpener(rung, browser, server));
  const pool = createPagePool(opener);
  pool.warmUp(context.signal ?? new AbortController().signal);
  return {
    ...pool,
    show: ({ assets }) => server.serveAssets(assets),
    async close() {
      await pool.close();
      await server.close();
    },
  };
}

/**
 * Loads the browser's library, which takes a third of a second, while the sources are being probed; whether a browser
 * is needed shows only with the plan.
 */
export function preparePages(): void {
  import('../pages/playwright-pages.ts').catch(() => {}); // told when pages are opened
}

async function createOpener(
  rung: CaptureRung,
  browser: BrowserTool,
  server: StageServer,
): Promise<PageOpener> {
  const [{ playwrightPages }, { keepBrowser }] = await Promise.all([
    import('../pages/playwright-pages.ts'),
    import('../pages/playwright-browser.ts'),
  ]);
  return playwrightPages({ keeper: keepBrowser(browser), server, rung });
}
