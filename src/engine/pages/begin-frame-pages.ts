import { PNG } from 'pngjs';
import type { PageRequest } from '../../shared/contract/page.ts';
import { StudioError } from '../../shared/errors.ts';
import type { BrowserTool } from '../environment/tools.ts';
import { startCdpBrowser, type CdpBrowser } from './cdp-browser.ts';
import { captureSize, pictureOf } from './marked-picture.ts';
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
/** At first; every capture sets the size it needs. */
const VIEWPORT = { width: 1920, height: 1080 };

/** Pages captured by `HeadlessExperimental.beginFrame`. One browser for each page, since frames are asked for browser-wide. */
export function beginFramePages(options: {
  readonly browser: BrowserTool;
  readonly server: StageServer;
}): PageOpener {
  const { server } = options;
  const browsers = new Set<CdpBrowser>();
  let nextName = 1;

  async function open(signal: AbortSignal): Promise<StagePage> {
    signal.throwIfAborted();
    const browser = await startCdpBrowser(options.browser, BEGIN_FRAME_ARGS);
    browsers.add(browser);
    try {
      return await openOn(browser);
    } catch (error) {
      await browser.close();
      browsers.delete(browser);
      throw error;
    }
  }

  async function openOn(browser: CdpBrowser): Promise<StagePage> {
    const name = `begin-frame-${nextName++}`;
    const { targetId } = await browser.send('Target.createTarget', {
      ...{ url: 'about:blank', enableBeginFrameControl: true },
      ...VIEWPORT,
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
    let size = { width: 0, height: 0 };
    return {
      connection: {
        // a page at work may need frames of its own (fonts, images), which nobody else asks for
        request: <T>(message: PageRequest) => withBeginFrames(page, connection.request<T>(message)),
        close: () => connection.close(),
      },
      async capture(lanes, frame) {
        const wanted = captureSize(lanes);
        if (wanted.width !== size.width || wanted.height !== size.height)
          await page('Emulation.setDeviceMetricsOverride', {
            ...wanted,
            deviceScaleFactor: 1,
            mobile: false,
          });
        size = wanted;
        return pictureOf(frame, lanes, () => takePicture(page));
      },
      async close() {
        connection.close();
        await browser.close();
        browsers.delete(browser);
      },
    };
  }

  return {
    open,
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

/** beginFrame may answer without a picture, or with one from before the page was drawn anew. */
async function takePicture(page: Send): Promise<LanePicture | null> {
  const { screenshotData } = await page('HeadlessExperimental.beginFrame', {
    screenshot: { format: 'png', optimizeForSpeed: true },
  });
  if (typeof screenshotData !== 'string') return null;
  const png = PNG.sync.read(Buffer.from(screenshotData, 'base64'));
  return { widthPx: png.width, rgba: png.data };
}
