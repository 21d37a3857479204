import type { Page } from 'playwright';
import { PNG } from 'pngjs';
import type { Lane } from '../../shared/contract/page.ts';
import { StudioError } from '../../shared/errors.ts';
import type { CaptureRung } from '../environment/tools.ts';
import { browserCall } from './browser-call.ts';
import { captureSize, pictureOf } from './marked-picture.ts';
import type { LanePicture } from './picture-patches.ts';
import type { BrowserKeeper } from './playwright-browser.ts';
import type { PageOpener, StagePage } from './stage-page.ts';
import type { StageServer } from './stage-server.ts';

const LOAD_LIMIT_MS = 30_000;
/** No layout depends on it; screenshots of more make it larger. */
const VIEWPORT = { width: 1920, height: 1080 };

/**
 * Pages driven by Playwright, each in a context (and so a process) of its own. `rung` canvas: the page reads its own
 * pixels. `rung` screenshot: `Page.captureScreenshot` on a transparent ground; slow, but any Chromium can. The opener
 * closes the keeper with itself.
 */
export function playwrightPages(options: {
  readonly keeper: BrowserKeeper;
  readonly rung: CaptureRung;
  readonly server: StageServer;
}): PageOpener {
  const { keeper, rung, server } = options;
  let nextName = 1;

  return {
    async open(signal): Promise<StagePage> {
      signal.throwIfAborted();
      const browser = await keeper.running();
      const ask = <T>(call: Promise<T>) => browserCall(browser, call, { signal });
      const context = await ask(browser.newContext({ viewport: VIEWPORT, deviceScaleFactor: 1 }));
      // a browser that died has closed it already
      const closeContext = () => browserCall(browser, context.close()).catch(() => {});
      try {
        const page = await ask(context.newPage());
        const connection = await ask(connect(page, server, `page-${nextName++}`));
        const capture: StagePage['capture'] =
          rung === 'canvas' ? null : (lanes, frame) => browserCall(browser, screenshot(page, lanes, frame));
        const close = async () => {
          connection.close();
          await closeContext();
        };
        return { connection, capture, close };
      } catch (error) {
        await closeContext();
        throw error;
      }
    },
    close: () => keeper.close(),
  };
}

/** Loads the stage and waits for it to call back; whatever ends the page ends the connection. */
async function connect(page: Page, server: StageServer, name: string) {
  const failure = new Promise<never>((_, reject) => {
    page.on('pageerror', (error) => reject(new StudioError('page.failed', error.message)));
    page.on('crash', () => reject(new StudioError('page.crashed', 'the page crashed')));
    page.on('close', () => reject(new StudioError('page.crashed', 'the page was closed')));
  });
  failure.catch(() => {});
  const arrival = server.connected(name);
  arrival.catch(() => {});
  const loaded = page.goto(server.pageUrl(name), { timeout: LOAD_LIMIT_MS });
  await Promise.race([loaded, failure]);
  const connection = await Promise.race([arrival, failure]);
  failure.catch(() => connection.close());
  return connection;
}

async function screenshot(page: Page, lanes: readonly Lane[], frame: number): Promise<LanePicture> {
  const { width, height } = captureSize(lanes);
  const size = page.viewportSize();
  if (!size || size.width < width || size.height < height) await page.setViewportSize({ width, height });
  const clip = { x: 0, y: 0, width, height };
  const options = { clip, omitBackground: true, type: 'png', animations: 'allow', caret: 'initial' } as const;
  return pictureOf(frame, lanes, async () => {
    const png = PNG.sync.read(await page.screenshot(options));
    return { widthPx: png.width, rgba: png.data };
  });
}
