import { expect, test } from 'vitest';
import { browserArgs, wantsSandbox } from './browser-args.ts';
import { userCacheDir } from '../../base/folders/cache-dir.ts';
import { overlayTrialArgs, pictureFault } from './overlay-trial.ts';
import { PROOF_HEIGHT_PX, PROOF_WIDTH_PX, proofPictureFault } from './proof-picture.ts';
import { launchProblem } from './prove-browser.ts';
import { sandboxNote } from './sandbox-note.ts';

test('only root’s browser goes without a sandbox', () => {
  expect([browserArgs(0).includes('--no-sandbox'), wantsSandbox(0)]).toEqual([true, false]);
  expect([browserArgs(1000).includes('--no-sandbox'), wantsSandbox(1000)]).toEqual([false, true]);
  expect(browserArgs(null)).toEqual(browserArgs(1000));
});

test('in a container the sandbox is left out only where that is said, and the doctor says so', () => {
  const off = { CUEFRAME_BROWSER_SANDBOX: 'off' };
  expect([wantsSandbox(1000, off), wantsSandbox(1000, { CUEFRAME_BROWSER_SANDBOX: 'on' })]).toEqual([
    false,
    true,
  ]);
  expect(browserArgs(1000, off)).toEqual(browserArgs(0, {}));
  expect(sandboxNote(false, false, off)).toEqual({
    isUsed: false,
    note: 'CUEFRAME_BROWSER_SANDBOX=off: the browser runs without its sandbox (--no-sandbox); the container around it is the only wall',
  });
  expect(sandboxNote(false, false, {}).note).toMatch(/^as root the browser runs without its sandbox/);
});

test('flags that would make pages unsafe are never given', () => {
  const refused = ['--single-process', '--disable-web-security', '--allow-running-insecure-content'];
  expect(browserArgs(0).filter((flag) => refused.includes(flag))).toEqual([]);
});

test.each([
  [{ CUEFRAME_CACHE_DIR: '/x' }, 'linux', '/x'],
  [{ XDG_CACHE_HOME: '/c' }, 'linux', '/c/cueframe'],
  [{}, 'linux', '/home/a/.cache/cueframe'],
  [{}, 'darwin', '/home/a/Library/Caches/cueframe'],
  [{ LOCALAPPDATA: 'C:\\L' }, 'win32', 'C:\\L\\cueframe\\Cache'],
] as const)('the cache of %j on %s is %s', (env, platform, folder) => {
  expect(userCacheDir({ env, platform, homeDir: '/home/a' })).toBe(folder);
});

test('the overlay trial feeds raw pictures over two pipes', () => {
  const raw = '-f rawvideo -video_size 16x16 -framerate 25';
  expect(overlayTrialArgs(['-fps_mode', 'passthrough']).join(' ')).toBe(
    `-hide_banner -loglevel error -xerror ${raw} -pix_fmt yuv420p -i pipe:0 ${raw} -pix_fmt yuva420p -i pipe:3 ` +
      '-filter_complex [0:v][1:v]overlay=0:0[film] -map [film] -fps_mode passthrough -pix_fmt yuv420p -f rawvideo pipe:1',
  );
});

test('an overlay that ignored alpha, or gave too little, is found out', () => {
  const whole = Buffer.alloc(16 * 16 * 3, 235);
  expect(pictureFault(whole)).toBe('an alpha overlay drew 235 in place of 125.5');
  expect(pictureFault(whole.subarray(1))).toMatch(/gave 767 bytes in place of 768/);
});

test('a picture of nothing is not the known picture', () => {
  const blank = new Uint8Array(PROOF_WIDTH_PX * PROOF_HEIGHT_PX * 4);
  expect(proofPictureFault(blank)).toBe('it drew 0 0 0 0 in place of 255 0 0 255 at 8,8');
  expect(proofPictureFault([])).toMatch(/gave 0 bytes/);
});

test.each([
  [
    'browserType.launch: Failed\n[err] /x: error while loading shared libraries: libnss3.so: cannot open shared object file',
    'it does not start: the library libnss3.so is missing',
  ],
  ['browserType.launch: Timeout 15000ms exceeded.\nCall log', 'it does not start: Timeout 15000ms exceeded.'],
])('the cause is found in %j', (report, problem) => {
  expect(launchProblem(new Error(report))).toBe(problem);
});
