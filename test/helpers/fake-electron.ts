import { EventEmitter } from 'node:events';
import type {
  BrowserWindow,
  BrowserWindowConstructorOptions,
  NativeImage,
  Session,
  WebContents,
} from 'electron';

/**
 * A double of the parts of Electron 45 that the desktop door uses, by its documentation: events in its order, windows that paint
 * only when something is dirty or `invalidate` was called, pictures in BGRA with colour multiplied by alpha. Typed by
 * Electron's own types, so that it cannot drift from them unseen.
 */

type PermissionAnswer = Parameters<NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>>;
type RequestAnswer = { cancel?: boolean };

export class FakeSession {
  asked: NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]> | null = null;
  checked: NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]> | null = null;
  #beforeRequest: ((details: { url: string }, answer: (reply: RequestAnswer) => void) => void) | null = null;

  setPermissionRequestHandler(handler: FakeSession['asked']): void {
    this.asked = handler;
  }
  setPermissionCheckHandler(handler: FakeSession['checked']): void {
    this.checked = handler;
  }
  readonly webRequest = {
    onBeforeRequest: (
      handler: (details: { url: string }, answer: (reply: RequestAnswer) => void) => void,
    ) => {
      this.#beforeRequest = handler;
    },
  };
  /** Whether the page may have a permission when it asks. */
  grants(permission: string, requestingUrl: string): boolean {
    let granted = false;
    this.asked?.(null as never, permission as PermissionAnswer[1], (answer) => (granted = answer), {
      requestingUrl,
    } as PermissionAnswer[3]);
    return granted;
  }
  /** Whether a request of the page goes out. */
  lets(url: string): boolean {
    let isCancelled = false;
    this.#beforeRequest?.({ url }, ({ cancel }) => (isCancelled = cancel === true));
    return !isCancelled;
  }
}

type OpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0];

/** Electron's `preventDefault` events. */
export function preventable<T extends object>(
  facts: T,
): T & { defaultPrevented: boolean; preventDefault(): void } {
  return {
    ...facts,
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
  };
}

export class FakeContents extends EventEmitter {
  readonly session = new FakeSession();
  readonly sent: { readonly channel: string; readonly args: readonly unknown[] }[] = [];
  frameRate = 60;
  isMuted = false;
  invalidations = 0;
  isGone = false;
  openHandler: OpenHandler | null = null;
  /** Called for each `invalidate`: what a page that is asked to paint does. */
  onInvalidate: () => void = () => {};

  setFrameRate(fps: number): void {
    this.frameRate = fps;
  }
  setAudioMuted(isMuted: boolean): void {
    this.isMuted = isMuted;
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }
  invalidate(): void {
    this.invalidations += 1;
    this.onInvalidate();
  }
  isDestroyed(): boolean {
    return this.isGone;
  }
  send(channel: string, ...args: unknown[]): void {
    this.sent.push({ channel, args });
  }
  /** A page whose process died. */
  crash(reason: 'crashed' | 'oom'): void {
    this.emit('render-process-gone', {}, { reason, exitCode: 1 });
  }
  paint(image: Pick<NativeImage, 'getSize' | 'toBitmap' | 'isEmpty'>): void {
    const { width, height } = image.getSize();
    this.emit('paint', {}, { x: 0, y: 0, width, height }, image);
  }
}

export class FakeWindow extends EventEmitter {
  readonly webContents = new FakeContents();
  readonly options: BrowserWindowConstructorOptions;
  readonly progress: { readonly ratio: number; readonly mode: string | undefined }[] = [];
  loaded: string | null = null;
  contentSize: readonly [number, number] | null = null;
  isShown = false;
  hasFocus = false;
  isBig = false;
  /** Makes `loadURL` fail. */
  loadError: Error | null = null;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    this.options = options;
  }
  async loadURL(url: string): Promise<void> {
    this.loaded = url;
    if (this.loadError) throw this.loadError;
  }
  setContentSize(width: number, height: number): void {
    this.contentSize = [width, height];
  }
  isDestroyed(): boolean {
    return this.webContents.isGone;
  }
  destroy(): void {
    if (this.webContents.isGone) return;
    this.webContents.isGone = true;
    this.emit('closed');
  }
  show(): void {
    this.isShown = true;
  }
  isFocused(): boolean {
    return this.hasFocus;
  }
  maximize(): void {
    this.isBig = true;
  }
  isMaximized(): boolean {
    return this.isBig;
  }
  getNormalBounds() {
    return { x: 10, y: 20, width: 1200, height: 700 };
  }
  setProgressBar(ratio: number, options?: { readonly mode?: string }): void {
    this.progress.push({ ratio, mode: options?.mode });
  }
  /** As the type Electron has for it; what the double does not have is not used. */
  asWindow(): BrowserWindow {
    return this as unknown as BrowserWindow;
  }
}
// what is there has Electron's own signatures
type Same<T> = { [K in keyof T]: T[K] };
null as unknown as FakeWindow satisfies Same<
  Pick<
    BrowserWindow,
    'loadURL' | 'setContentSize' | 'isDestroyed' | 'destroy' | 'show' | 'isFocused' | 'maximize'
  >
>;
null as unknown as FakeWindow satisfies Same<
  Pick<BrowserWindow, 'isMaximized' | 'getNormalBounds' | 'setProgressBar'>
>;
null as unknown as FakeContents satisfies Same<
  Pick<
    WebContents,
    'setFrameRate' | 'setAudioMuted' | 'setWindowOpenHandler' | 'invalidate' | 'isDestroyed' | 'send'
  >
>;

/** A painted picture: `rgba` with straight alpha, handed out as Electron does. */
export function paintedImage(width: number, height: number, rgba: Uint8Array): NativeImage {
  const bitmap = Buffer.alloc(rgba.length);
  for (let at = 0; at < rgba.length; at += 4) {
    const alpha = rgba[at + 3] ?? 0;
    const multiplied = (channel: number) => Math.round(((rgba[at + channel] ?? 0) * alpha) / 255);
    bitmap.set([multiplied(2), multiplied(1), multiplied(0), alpha], at);
  }
  const image: Pick<NativeImage, 'getSize' | 'toBitmap' | 'isEmpty'> = {
    getSize: () => ({ width, height }),
    toBitmap: () => bitmap,
    isEmpty: () => width * height === 0,
  };
  return image as NativeImage;
}
