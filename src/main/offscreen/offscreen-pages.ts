import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import type { Lane } from '../../shared/contract/page.ts';
import { StudioError } from '../../shared/errors.ts';
import { captureSize, pictureOf } from '../../engine/pages/marked-picture.ts';
import type { PageOpener, StagePage } from '../../engine/pages/stage-page.ts';
import type { StageServer } from '../../engine/pages/stage-server.ts';
import { lockPage } from './lock-page.ts';
import { watchPaints, type PaintWatch } from './paint-watch.ts';

/** Of a window, what rendering uses. */
export type OffscreenWindow = Pick<
  BrowserWindow,
  'loadURL' | 'destroy' | 'isDestroyed' | 'setContentSize' | 'webContents' | 'once'
>;

/** At first; every capture sets the size it needs. */
const FIRST_SIZE = { width: 1920, height: 1080 };
/** The most that Electron paints without a shared texture: a changed page is painted after 4 ms. */
const FRAME_RATE = 240;

/**
 * Pages in hidden offscreen windows of the desktop app, each in a session, and so a process, of its own among those of
 * one render: Electron keeps sessions for good, so their names come again. It hands over every painted picture; the mark painted with each frame says which one it is, so that none is taken for another.
 */
export function offscreenPages(options: {
  readonly createWindow: (options: BrowserWindowConstructorOptions) => OffscreenWindow;
  readonly server: Pick<StageServer, 'connected' | 'pageUrl'>;
}): PageOpener {
  const { createWindow, server } = options;
  const windows = new Set<OffscreenWindow>();
  let nextName = 1;

  async function open(signal: AbortSignal): Promise<StagePage> {
    signal.throwIfAborted();
    const name = `offscreen-${nextName++}`;
    const window = createWindow(windowOptions(name));
    windows.add(window);
    const close = () => {
      windows.delete(window);
      if (!window.isDestroyed()) window.destroy();
    };
    try {
      return await openOn(window, name, close);
    } catch (error) {
      close();
      throw error;
    }
  }

  async function openOn(window: OffscreenWindow, name: string, close: () => void): Promise<StagePage> {
    const { webContents } = window;
    const url = server.pageUrl(name);
    lockPage(webContents, url);
    webContents.setFrameRate(FRAME_RATE);
    const paints = watchPaints(webContents);
    const gone = whenGone(window);
    const arrival = server.connected(name);
    arrival.catch(() => {});
    const loaded = window.loadURL(url).catch((cause: unknown) => {
      throw new StudioError('page.crashed', 'the stage page could not be loaded', { cause });
    });
    await Promise.race([loaded, gone]);
    const connection = await Promise.race([arrival, gone]);
    gone.catch(() => connection.close());
    return {
      connection,
      capture: (lanes, frame) => Promise.race([capture(window, paints, lanes, frame), gone]),
      async close() {
        connection.close();
        paints.stop();
        close();
      },
    };
  }

  return {
    open,
    async close() {
      for (const window of windows) if (!window.isDestroyed()) window.destroy();
      windows.clear();
    },
  };
}

function windowOptions(name: string): BrowserWindowConstructorOptions {
  return {
    ...{ show: false, frame: false, transparent: true, useContentSize: true, ...FIRST_SIZE },
    // a hidden window may otherwise be no larger than the screen
    ...{ enableLargerThanScreen: true, skipTaskbar: true, focusable: false },
    webPreferences: {
      offscreen: { useSharedTexture: false, deviceScaleFactor: 1 },
      ...{ contextIsolation: true, sandbox: true, nodeIntegration: false, webSecurity: true },
      ...{ backgroundThrottling: false, partition: name, spellcheck: false, devTools: false },
    },
  };
}

/** Rejects when the page dies or its window is closed. */
function whenGone(window: OffscreenWindow): Promise<never> {
  const gone = new Promise<never>((_, reject) => {
    window.webContents.on('render-process-gone', (_event, { reason }) =>
      reject(new StudioError('page.crashed', `the page is gone (${reason})`)),
    );
    window.once('closed', () => reject(new StudioError('page.crashed', 'the window of the page was closed')));
  });
  gone.catch(() => {});
  return gone;
}

async function capture(window: OffscreenWindow, paints: PaintWatch, lanes: readonly Lane[], frame: number) {
  const { width, height } = captureSize(lanes);
  // only ever larger: a picture that was painted before is thrown away with its size
  if (paints.growTo(width, height)) window.setContentSize(paints.size().width, paints.size().height);
  return pictureOf(frame, lanes, () => paints.take());
}
