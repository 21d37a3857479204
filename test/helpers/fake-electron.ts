import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type {
  BrowserWindow,
  BrowserWindowConstructorOptions,
  NativeImage,
  SafeStorage,
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

export class FakeSession extends EventEmitter {
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
  reloads = 0;
  webRtcPolicy: string = 'default';
  isGone = false;
  openHandler: OpenHandler | null = null;
  /** Called for each `invalidate`: what a page that is asked to paint does. */
  onInvalidate: () => void = () => {};
  /** Called with each event sent: what its page does. */
  onSent: (event: unknown) => void = () => {};

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
  reload(): void {
    this.reloads += 1;
  }
  setWebRTCIPHandlingPolicy(policy: string): void {
    this.webRtcPolicy = policy;
  }
  send(channel: string, ...args: unknown[]): void {
    this.sent.push({ channel, args });
    this.onSent(args[0]);
  }
  /** A page whose process died. */
  crash(reason: 'crashed' | 'oom' | 'clean-exit'): void {
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
  isSmall = false;
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
  focus(): void {
    this.hasFocus = true;
  }
  isMinimized(): boolean {
    return this.isSmall;
  }
  restore(): void {
    this.isSmall = false;
  }
  isFocused(): boolean {
    return this.hasFocus;
  }
  maximize(): void {
    this.isBig = true;
    this.isShown = true; // as Electron's does
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
  Pick<
    BrowserWindow,
    'isMaximized' | 'getNormalBounds' | 'setProgressBar' | 'focus' | 'isMinimized' | 'restore'
  >
>;
null as unknown as FakeContents satisfies Same<
  Pick<
    WebContents,
    | 'setFrameRate'
    | 'setAudioMuted'
    | 'setWindowOpenHandler'
    | 'invalidate'
    | 'isDestroyed'
    | 'send'
    | 'reload'
    | 'setWebRTCIPHandlingPolicy'
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

type Backend = ReturnType<SafeStorage['getSelectedStorageBackend']>;

/** What Chromium encrypts with where a Linux desktop has no keyring. */
const WELL_KNOWN_KEY = createHash('sha256').update('peanuts').digest();

/**
 * The system's keychain as Electron's asynchronous calls give it: nothing before `ready`; on Linux bytes that begin with v11
 * by the keyring's key, and with v10 by the well-known password where there is none, although encryption is "available".
 */
export class FakeSafeStorage {
  isReady = true;
  isLocked = false;
  /** Linux's; elsewhere the call is not there to be made. */
  backend: Backend = 'gnome_libsecret';
  /** Says once that what was read should be encrypted anew, as after a change of the key. */
  hasNewKey = false;
  #key = randomBytes(32);

  /** Another user, or a keyring that was made anew: what was encrypted before cannot be read any more. */
  loseKey(): void {
    this.#key = randomBytes(32);
  }
  getSelectedStorageBackend(): Backend {
    return this.isReady ? this.backend : 'unknown';
  }
  async isAsyncEncryptionAvailable(): Promise<boolean> {
    return this.isReady && !this.isLocked;
  }
  async encryptStringAsync(plainText: string): Promise<Buffer> {
    if (!(await this.isAsyncEncryptionAvailable())) throw new Error('Encryption is not available.');
    const isKept = this.backend !== 'basic_text';
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', isKept ? this.#key : WELL_KNOWN_KEY, nonce);
    const bytes = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.from(isKept ? 'v11' : 'v10'), nonce, cipher.getAuthTag(), bytes]);
  }
  async decryptStringAsync(encrypted: Buffer): Promise<{ shouldReEncrypt: boolean; result: string }> {
    const version = encrypted.subarray(0, 3).toString();
    if (this.isLocked || (version !== 'v10' && version !== 'v11'))
      throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptStringAsync.');
    const key = version === 'v11' ? this.#key : WELL_KNOWN_KEY;
    const decipher = createDecipheriv('aes-256-gcm', key, encrypted.subarray(3, 15));
    decipher.setAuthTag(encrypted.subarray(15, 31));
    const bytes = Buffer.concat([decipher.update(encrypted.subarray(31)), decipher.final()]);
    const shouldReEncrypt = this.hasNewKey;
    this.hasNewKey = false;
    return { shouldReEncrypt, result: bytes.toString('utf8') };
  }
}
null as unknown as FakeSafeStorage satisfies Same<
  Pick<
    SafeStorage,
    'getSelectedStorageBackend' | 'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync'
  >
>;
