import { expect, test } from 'vitest';
import { fixCommand, type SystemKind } from './fix-command.ts';
import { missingParts, type Inventory } from './missing-parts.ts';

const DEBIAN: SystemKind = { platform: 'linux', distribution: 'debian', isRoot: true };
const COMPLETE: Inventory = {
  node: { version: '20.20.2', isSupported: true },
  tools: {
    ffmpeg: { path: '/usr/bin/ffmpeg', version: '5.1.9', ffprobePath: '/usr/bin/ffprobe' },
    browser: { path: '/usr/bin/chromium', version: '156', rung: 'canvas', env: {} },
  },
  browsers: [],
  ffmpegs: [],
  namedFfmpegFault: null,
  namedBrowserFault: null,
  canListGpus: true,
  hasBubblewrap: true,
};

test('nothing is missing where all is there', () => {
  expect(missingParts(COMPLETE, DEBIAN)).toEqual([]);
});

test('a bare machine needs a browser and an ffmpeg, and is told the exact commands', () => {
  const bare = {
    ...COMPLETE,
    tools: { ffmpeg: null, browser: null },
    canListGpus: false,
    hasBubblewrap: false,
  };
  expect(missingParts(bare, DEBIAN)).toEqual([
    {
      what: 'ffmpeg',
      why: 'no ffmpeg was found',
      fix: 'apt-get install -y --no-install-recommends ffmpeg',
      isRequired: true,
      debianPackages: ['ffmpeg'],
    },
    {
      what: 'browser',
      why: 'no browser was found',
      fix: 'apt-get install -y --no-install-recommends chromium-headless-shell',
      isRequired: true,
      debianPackages: ['chromium-headless-shell', 'chromium'],
    },
    expect.objectContaining({ what: 'gpu-list', isRequired: false, debianPackages: ['pciutils'] }),
    expect.objectContaining({ what: 'sandbox', isRequired: false, debianPackages: ['bubblewrap'] }),
  ]);
});

test('a bundled program will do, and a better one is recommended', () => {
  const row = { version: null, ffprobePath: null, isChosen: true, reason: '' };
  const ffmpegs = [{ ...row, path: '/usr/bin/ffmpeg', origin: '@ffmpeg-installer/ffmpeg' }];
  expect(missingParts({ ...COMPLETE, ffmpegs }, DEBIAN)).toEqual([
    expect.objectContaining({ what: 'ffmpeg', isRequired: false }),
  ]);
});

test('a named program that is not there is the reason', () => {
  const named = {
    ...COMPLETE,
    tools: { ...COMPLETE.tools, browser: null },
    namedBrowserFault: '--chromium names x',
  };
  expect(missingParts(named, DEBIAN)[0]?.why).toBe('--chromium names x');
});

test.each<[string, SystemKind, Parameters<typeof fixCommand>[0], string]>([
  [
    'Debian',
    { ...DEBIAN, isRoot: false },
    'ffmpeg',
    'sudo apt-get install -y --no-install-recommends ffmpeg',
  ],
  [
    'Ubuntu',
    { ...DEBIAN, distribution: 'ubuntu', isRoot: false },
    'browser',
    'sudo npx playwright install chromium-headless-shell --with-deps',
  ],
  ['Arch', { ...DEBIAN, distribution: 'arch', isRoot: false }, 'browser', 'sudo pacman -S --needed chromium'],
  [
    'another Linux',
    { ...DEBIAN, distribution: null },
    'browser',
    'npx playwright install chromium-headless-shell',
  ],
  ['macOS', { platform: 'darwin', distribution: null, isRoot: false }, 'ffmpeg', 'brew install ffmpeg'],
  [
    'Windows',
    { platform: 'win32', distribution: null, isRoot: false },
    'ffprobe',
    'winget install Gyan.FFmpeg',
  ],
])('the fix on %s', (_, system, part, command) => {
  expect(fixCommand(part, system)).toBe(command);
});
