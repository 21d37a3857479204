import { PNG } from 'pngjs';
import type { Lane, PageRequest } from '../../shared/contract/page.ts';
import { StudioError } from '../../shared/errors.ts';
import type { BrowserTool } from '../environment/tools.ts';
import { startCdpBrowser, type CdpBrowser } from './cdp-browser.ts';
import type { LanePicture } from './picture-patches.ts';
import type { PageOpener, StagePage } from './stage-page.ts';
import type { StageServer } from './stage-server.ts';

/** Chromium then draws only when a frame is asked for, all stages of it, before it answers. Headless shell only. */
const BEGIN_FRAME_ARGS = [
  '--enable-begin-frame-control',
  '--run-all-compositor-stages-before-draw',
  '--disable-new-content-rendering-timeout',
  '--disable-threaded-animation',
  '--disable-threaded-scrolling',
  '--disable-checker-imaging',
];
const ARRIVAL_LIMIT_MS = 30_000;
/** beginFrame sometimes answers without a picture; asked again it gives one. */
const MOST_ASKS = 10;

/** Pages captured by `HeadlessExperimental.beginFrame`. One browser for each page, since frames are asked for browser-wide. */
export function beginFramePages(options: {
  readonly browser: BrowserTool;
  readonly server: StageServer;
}): PageOpener {
  const { server } = options;
  const browsers = new Set<CdpBrowser>();
  let nextName = 1;

  async function open(signal: AbortSignal, viewport: PageOpener['viewport']): Promise<StagePage> {
    signal.throwIfAborted();
    const browser = await startCdpBrowser(options.browser, BEGIN_FRAME_ARGS);
    browsers.add(browser);
    try {
      return await openOn(browser, viewport);
    } catch (error) {
      await browser.close();
      browsers.delete(browser);
      throw error;
    }
  }

  async function openOn(browser: CdpBrowser, viewport: PageOpener['viewport']): Promise<StagePage> {
    const name = `begin-frame-${nextName++}`;
    const { targetId } = await browser.send('Target.createTarget', {
      ...{ url: 'about:blank', width: viewport.widthPx, height: viewport.heightPx * 2 },
      enableBeginFrameControl: true,
    });
    const { sessionId } = (await browser.send('Target.attachToTarget', { targetId, flatten: true })) as {
      sessionId: string;
    };
    const page = (method: string, params: object = {}) => browser.send(method, params, sessionId);
    await page('Page.enable');
    await page('HeadlessExperimental.enable');
    await page('Emulation.setDefaultBackgroundColorOverride', { color: { r: 0, g: 0, b: 0, a: 0 } });
    const arrival = server.connected(name);
    await page('Page.navigate', { url: server.pageUrl(name) });
    const connection = await withBeginFrames(page, arrival);
    return {
      connection: {
        // a page at work may need frames of its own (fonts, images), which nobody else asks for
        request: <T>(message: PageRequest) => withBeginFrames(page, connection.request<T>(message)),
        close: () => connection.close(),
      },
      capture: (lanes) => capture(page, lanes),
      async close() {
        connection.close();
        await browser.close();
        browsers.delete(browser);
      },
    };
  }

  return {
    viewport: { widthPx: 1920, heightPx: 1080 },
    warmUp() {}, // each page has a browser of its own
    open(signal) {
      return open(signal, this.viewport);
    },
    async close() {
      await Promise.all([...browsers].map((browser) => browser.close()));
      browsers.clear();
    },
  };
}

type Send = (method: string, params?: object) => Promise<Record<string, unknown>>;

/** Keeps the page's frames coming until `work` is done. */
async function withBeginFrames<T>(page: Send, work: Promise<T>): Promise<T> {
  let isDone = false;
  const done = work.finally(() => (isDone = true));
  done.catch(() => {});
  const deadline = performance.now() + ARRIVAL_LIMIT_MS;
  while (!isDone) {
    if (performance.now() > deadline)
      throw new StudioError('page.timeout', `the page did not answer within ${ARRIVAL_LIMIT_MS} ms`);
    await page('HeadlessExperimental.beginFrame', {});
    await new Promise((resolve) => setImmediate(resolve)); // lets the page's answer in
  }
  return done;
}

async function capture(page: Send, lanes: readonly Lane[]): Promise<LanePicture> {
  const height = lanes.reduce((sum, { heightPx }) => sum + heightPx, 0);
  const width = Math.max(...lanes.map(({ widthPx }) => widthPx));
  await page('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
  for (let ask = 0; ask < MOST_ASKS; ask += 1) {
    const { screenshotData } = await page('HeadlessExperimental.beginFrame', {
      screenshot: { format: 'png', optimizeForSpeed: true },
    });
    if (typeof screenshotData !== 'string') continue;
    const png = PNG.sync.read(Buffer.from(screenshotData, 'base64'));
    if (png.width >= width && png.height >= height) return { widthPx: png.width, rgba: png.data };
  }
  throw new StudioError('page.timeout', `the browser gave no picture when asked ${MOST_ASKS} times`);
}
