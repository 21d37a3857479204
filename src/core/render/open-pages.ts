import { StudioError } from '../../shared/errors.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import type { RenderContext } from '../render-request.ts';
import { beginFramePages } from './begin-frame-pages.ts';
import { createPagePool, type PagePool } from './page-pool.ts';
import { playwrightPages } from './playwright-pages.ts';
import { startStageServer } from './stage-server.ts';

/**
 * Pages for a film's cues, on the best rung the browser proved or the one asked for. The browser starts with the first
 * page; `close` ends it and the server behind it. Throws `browser.missing`.
 */
export async function openPages(
  plan: Pick<Plan, 'assets' | 'widthPx' | 'heightPx'>,
  context: Pick<RenderContext, 'tools' | 'stageDir' | 'rung'>,
): Promise<PagePool> {
  const { browser } = context.tools;
  if (!browser)
    throw new StudioError(
      'browser.missing',
      'the scenario has cues, and no browser that could draw them was found',
    );
  const rung = context.rung ?? browser.rung;
  const server = await startStageServer({ stageDir: context.stageDir, assets: plan.assets });
  const options = { browser, server, viewport: { widthPx: plan.widthPx, heightPx: plan.heightPx } };
  const pool = createPagePool(
    rung === 'begin-frame' ? beginFramePages(options) : playwrightPages({ ...options, rung }),
  );
  return {
    withPage: pool.withPage,
    async close() {
      await pool.close();
      await server.close();
    },
  };
}
