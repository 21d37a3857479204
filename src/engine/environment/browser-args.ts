/** Flags of every browser Cueframe starts, beside those of Playwright: HTML drawn into a canvas, and little else running. */
const ALWAYS = [
  '--enable-blink-features=CanvasDrawElement',
  '--disable-background-networking',
  '--no-first-run',
  '--disable-component-update',
  '--disable-sync',
  // equal pixels on every machine
  '--hide-scrollbars',
  '--force-color-profile=srgb',
  '--force-device-scale-factor=1',
  '--font-render-hinting=none',
  '--disable-lcd-text',
  // frames are asked for, not timed
  '--disable-frame-rate-limit',
  '--disable-gpu-vsync',
  '--disable-partial-raster', // or pixels at a repainted edge remember the frame before
  '--disable-dev-shm-usage', // /dev/shm is small in containers
  '--js-flags=--max-old-space-size=1024', // a page that grows without end is ended and replaced
  '--disable-gpu', // measured: drawing in the page's own process is 1.2 ms a frame, by a GPU process without GPU 1.5
];

/** Launch flags. As root (`uid` 0) Chromium runs without its sandbox or not at all. */
export function browserArgs(
  uid: number | null = currentUid(),
  env: NodeJS.ProcessEnv = process.env,
): string[] {
  return wantsSandbox(uid, env) ? [...ALWAYS] : [...ALWAYS, '--no-sandbox'];
}

/**
 * Playwright's `chromiumSandbox`: it leaves the sandbox out unless told otherwise. CUEFRAME_BROWSER_SANDBOX=off is for
 * containers, most of which forbid the user namespaces it is made of: then the container is the wall.
 */
export function wantsSandbox(
  uid: number | null = currentUid(),
  env: NodeJS.ProcessEnv = process.env,
): boolean {
  return uid !== 0 && env['CUEFRAME_BROWSER_SANDBOX'] !== 'off';
}

/** Null on Windows, which has no such number. */
function currentUid(): number | null {
  return process.getuid?.() ?? null;
}
