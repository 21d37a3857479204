import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeWindow, paintedImage, preventable } from '../../../test/helpers/fake-electron.ts';
import type { PageConnection } from '../../engine/pages/page-connection.ts';
import { frameMark, MARK_HEIGHT_PX } from '../../shared/contract/frame-mark.ts';
import type { Lane } from '../../shared/contract/page.ts';
import { rgbaFromBitmap } from './bitmap-pixels.ts';
import { offscreenPages } from './offscreen-pages.ts';

const LANES: readonly Lane[] = [{ xPx: 0, yPx: 0, widthPx: 4, heightPx: 2 }];
const PAGE = 'http://127.0.0.1:4000/token/index.html?page=offscreen-1';
const signal = new AbortController().signal;

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

/** A picture whose lanes are of one colour, with the mark of a frame below them. */
function picture(frame: number, color: readonly number[], width = 4, laneHeight = 2) {
  const rgba = new Uint8Array(width * (laneHeight + MARK_HEIGHT_PX) * 4);
  for (let pixel = 0; pixel < width * laneHeight; pixel += 1) rgba.set(color, pixel * 4);
  for (let pixel = width * laneHeight; pixel < rgba.length / 4; pixel += 1)
    rgba.set([...frameMark(frame), 255], pixel * 4);
  return paintedImage(width, laneHeight + MARK_HEIGHT_PX, rgba);
}

async function openPage() {
  const windows: FakeWindow[] = [];
  const closed: string[] = [];
  const connection = { close: () => closed.push('connection'), request: async () => null };
  const opener = offscreenPages({
    createWindow(options) {
      const window = new FakeWindow(options);
      windows.push(window);
      return window.asWindow();
    },
    server: { pageUrl: () => PAGE, connected: async () => connection as unknown as PageConnection },
  });
  const page = await opener.open(signal);
  const capture = (lanes: readonly Lane[], frame: number) => page.capture!(lanes, frame);
  return { opener, page, capture, window: windows[0] as FakeWindow, windows, closed };
}

test('a page is a hidden, unthrottled window that can go nowhere and ask for nothing', async () => {
  const { window } = await openPage();
  const { webPreferences, ...options } = window.options;
  expect(options).toMatchObject({
    show: false,
    transparent: true,
    frame: false,
    enableLargerThanScreen: true,
  });
  expect(webPreferences).toMatchObject({
    ...{ contextIsolation: true, sandbox: true, nodeIntegration: false, webSecurity: true },
    ...{ backgroundThrottling: false, partition: 'offscreen-1' },
    offscreen: { useSharedTexture: false, deviceScaleFactor: 1 },
  });
  const { webContents } = window;
  const { session } = webContents;
  const away = preventable({ url: 'https://evil.example/' });
  webContents.emit('will-navigate', away);
  const download = preventable({});
  session.emit('will-download', download);
  expect({
    loaded: window.loaded,
    frameRate: webContents.frameRate,
    opens: webContents.openHandler?.({} as never),
    isKeptHere: away.defaultPrevented,
    isDownloadRefused: download.defaultPrevented,
    webRtc: webContents.webRtcPolicy,
    camera: session.grants('media', PAGE),
    own: session.lets('http://127.0.0.1:4000/token/film/logo.png'),
    socket: session.lets('ws://127.0.0.1:4000/token/socket'),
    other: session.lets('https://evil.example/x'),
    neighbour: session.lets('http://127.0.0.1:4001/'),
    file: session.lets('file:///etc/passwd'),
  }).toEqual({
    ...{ isDownloadRefused: true, webRtc: 'disable_non_proxied_udp' },
    ...{ loaded: PAGE, frameRate: 240, opens: { action: 'deny' }, isKeptHere: true, camera: false },
    ...{ own: true, socket: true, other: false, neighbour: false, file: false },
  });
});

test('the picture is the one whose mark is the frame, with straight alpha; one painted before is passed over', async () => {
  const { capture, window } = await openPage();
  const captured = capture(LANES, 300);
  window.webContents.paint(picture(299, [255, 0, 0, 255]));
  await vi.advanceTimersByTimeAsync(1);
  window.webContents.paint(picture(300, [100, 50, 200, 128]));
  const { widthPx, rgba } = await captured;
  expect([widthPx, [...rgba.subarray(0, 4)]]).toEqual([4, [100, 50, 199, 128]]);
});

test('a page that was painted before it was asked for is not painted again', async () => {
  const { capture, window } = await openPage();
  window.webContents.paint(picture(7, [1, 2, 3, 255]));
  expect([...(await capture(LANES, 7)).rgba.subarray(0, 4)]).toEqual([1, 2, 3, 255]);
  expect(window.webContents.invalidations).toBe(0);
});

test('a page that paints nothing is asked to, until it does', async () => {
  const { capture, window } = await openPage();
  window.webContents.onInvalidate = () => {
    if (window.webContents.invalidations === 3) window.webContents.paint(picture(5, [9, 9, 9, 255]));
  };
  const captured = capture(LANES, 5);
  await vi.advanceTimersByTimeAsync(1000);
  expect([...(await captured).rgba.subarray(0, 4)]).toEqual([9, 9, 9, 255]);
});

test('a page that never shows the frame ends after 30 seconds', async () => {
  const { capture, window } = await openPage();
  window.webContents.onInvalidate = () => window.webContents.paint(picture(4, [0, 0, 0, 255]));
  const captured = expect(capture(LANES, 5)).rejects.toMatchObject({ code: 'page.timeout' });
  await vi.advanceTimersByTimeAsync(31_000);
  await captured;
});

test('larger lanes make the window larger, and a picture of the old size is not taken', async () => {
  const { capture, window } = await openPage();
  const wide: Lane[] = [{ xPx: 0, yPx: 0, widthPx: 8, heightPx: 4 }];
  window.webContents.paint(picture(1, [5, 5, 5, 255]));
  await capture(LANES, 1);
  expect(window.contentSize).toEqual([4, 4]);
  // its mark would be found at the place of the larger picture's mark, had it one
  window.webContents.paint(picture(2, [6, 6, 6, 255]));
  const captured = capture(wide, 2);
  expect(window.contentSize).toEqual([8, 6]);
  await vi.advanceTimersByTimeAsync(150);
  window.webContents.paint(picture(2, [7, 7, 7, 255], 8, 4));
  const { widthPx, rgba } = await captured;
  expect([widthPx, rgba[0]]).toEqual([8, 7]);
  // smaller lanes after larger ones: the window stays
  window.webContents.paint(picture(3, [8, 8, 8, 255], 8, 4));
  const small = capture([{ xPx: 0, yPx: 0, widthPx: 4, heightPx: 4 }], 3);
  expect([(await small).widthPx, window.contentSize]).toEqual([8, [8, 6]]);
});

test('a page that crashes while it is captured says so, and its connection is closed', async () => {
  const { capture, window, closed } = await openPage();
  const captured = expect(capture(LANES, 1)).rejects.toMatchObject({ code: 'page.crashed', message: /oom/ });
  window.webContents.crash('oom');
  await captured;
  expect(closed).toEqual(['connection']);
});

test('a window that cannot load the stage is thrown away', async () => {
  const windows: FakeWindow[] = [];
  const opener = offscreenPages({
    createWindow(options) {
      const window = new FakeWindow(options);
      window.loadError = new Error('ERR_CONNECTION_REFUSED');
      windows.push(window);
      return window.asWindow();
    },
    server: { pageUrl: () => PAGE, connected: () => new Promise(() => {}) },
  });
  await expect(opener.open(signal)).rejects.toMatchObject({ code: 'page.crashed' });
  expect(windows.map((window) => window.isDestroyed())).toEqual([true]);
});

test('closing the opener closes every window, and a page that is closed stops listening', async () => {
  const { opener, page, window, windows } = await openPage();
  await page.close();
  expect([window.isDestroyed(), window.webContents.listenerCount('paint')]).toEqual([true, 0]);
  await opener.open(signal);
  await opener.close();
  expect(windows.map((one) => one.isDestroyed())).toEqual([true, true]);
});

test('colour that was multiplied by alpha comes back; what is transparent has none', () => {
  expect([...rgbaFromBitmap(new Uint8Array([10, 20, 30, 255, 0, 64, 128, 128, 5, 5, 5, 0]))]).toEqual([
    ...[30, 20, 10, 255],
    ...[255, 128, 0, 128],
    ...[0, 0, 0, 0],
  ]);
});
