import { chromium, type Browser } from 'playwright-core';
import { PNG } from 'pngjs';
import { StudioError } from '../../shared/errors.ts';
import { browserArgs, wantsSandbox } from '../environment/browser-args.ts';
import type { BrowserTool } from '../environment/tools.ts';
import type { PageOpener, StagePage } from './stage-page.ts';
import type { StageServer } from './stage-server.ts';

const LAUNCH_LIMIT_MS = 30_000;

/**
 * Pages driven by Playwright, each in a context (and so a process) of its own. `rung` canvas: the page reads its own
 * pixels. `rung` screenshot: `Page.captureScreenshot` on a transparent ground; slow, but any Chromium can.
 */
export function playwrightPages(options: {
  readonly browser: BrowserTool;
  readonly rung: 'canvas' | 'screenshot';
  readonly server: StageServer;
  readonly viewport: { readonly widthPx: number; readonly heightPx: number };
}): PageOpener {
  const { browser: tool, rung, server } = options;
  const viewport = { width: options.viewport.widthPx, height: options.viewport.heightPx };
  let launched: Promise<Browser> | null = null;
  let nextName = 1;

  async function launch(): Promise<Browser> {
    const browser = await chromium
      .launch({
        executablePath: tool.path,
        args: browserArgs(),
        chromiumSandbox: wantsSandbox(),
        env: { ...process.env, ...tool.env } as Record<string, string>,
        timeout: LAUNCH_LIMIT_MS,
        handleSIGINT: false, // the door decides what a signal means, and closes us
        handleSIGTERM: false,
        handleSIGHUP: false,
      })
      .catch((error: unknown) => {
        throw new StudioError('browser.failed', `the browser ${tool.path} did not start`, { cause: error });
      });
    browser.on('disconnected', () => (launched = null));
    return browser;
  }

  return {
    async open(signal): Promise<StagePage> {
      signal.throwIfAborted();
      const browser = await (launched ??= launch().catch((error: unknown) => {
        launched = null;
        throw error;
      }));
      const name = `page-${nextName++}`;
      const context = await browser
        .newContext({ viewport, deviceScaleFactor: 1, javaScriptEnabled: true })
        .catch(gone);
      const page = await context.newPage().catch(gone);
      const failure = new Promise<never>((_, reject) => {
        page.on('pageerror', (error) => reject(new StudioError('page.failed', error.message)));
        page.on('crash', () => reject(new StudioError('page.crashed', 'the page crashed')));
        page.on('close', () => reject(new StudioError('page.crashed', 'the page was closed')));
      });
      failure.catch(() => {});
      const arrival = server.connected(name);
      await Promise.race([
        page.goto(server.pageUrl(name), { timeout: LAUNCH_LIMIT_MS }).catch(gone),
        failure,
      ]);
      const connection = await Promise.race([arrival, failure]);
      page.on('crash', () => connection.close());
      page.on('pageerror', () => connection.close());
      const capture: StagePage['capture'] =
        rung === 'canvas'
          ? null
          : async (lanes) => {
              const clip = {
                x: 0,
                y: 0,
                width: Math.max(...lanes.map(({ widthPx }) => widthPx)),
                height: lanes.reduce((sum, { heightPx }) => sum + heightPx, 0),
              };
              await page.setViewportSize({
                width: Math.max(viewport.width, clip.width),
                height: Math.max(viewport.height, clip.height),
              });
              const png = PNG.sync.read(
                await page
                  .screenshot({
                    clip,
                    omitBackground: true,
                    type: 'png',
                    animations: 'allow',
                    caret: 'initial',
                  })
                  .catch(gone),
              );
              return { widthPx: png.width, rgba: png.data };
            };
      return {
        connection,
        capture,
        async close() {
          connection.close();
          await context.close().catch(() => {}); // a browser that died has closed it already
        },
      };
    },
    async close() {
      const browser = await launched?.catch(() => null);
      launched = null;
      await browser?.close().catch(() => {});
    },
  };
}

function gone(error: unknown): never {
  throw new StudioError('page.crashed', 'the browser went away while a page was opening', { cause: error });
}
