import { expect, test } from 'vitest';
import type { DoctorReport } from './doctor-report.ts';
import { doctorText } from './doctor-text.ts';

const REPORT: DoctorReport = {
  canRender: false,
  tools: { ffmpeg: { path: '/usr/bin/ffmpeg', version: '5.1.9', ffprobePath: null }, browser: null },
  missing: [
    {
      what: 'browser',
      why: 'no browser was found',
      fix: 'apt-get install x',
      isRequired: true,
      debianPackages: [],
    },
  ],
  node: { version: '20.20.2', isSupported: true },
  os: { platform: 'linux', name: 'Debian 12', release: '6.1', arch: 'x64' },
  cpu: { model: 'Fast', cores: 2 },
  memory: { totalBytes: 8 * 1024 ** 3, freeBytes: 1024 ** 3 },
  disks: [{ use: 'temporary files', path: '/tmp', freeBytes: null }],
  browsers: [],
  ffmpegs: [
    {
      path: '/usr/bin/ffmpeg',
      origin: 'PATH',
      version: '5.1.9',
      ffprobePath: null,
      isChosen: true,
      reason: 'libx264 proved; no hardware encoder',
    },
  ],
  encoders: [{ encoder: 'libx264', works: true, reason: 'encoded' }],
  gpus: [
    {
      vendor: 'NVIDIA',
      name: 'NVIDIA H200',
      driver: '570',
      memoryMiB: 143771,
      utilizationPercent: 0,
      note: 'NVIDIA H200 has no NVENC unit',
    },
  ],
  fonts: ['@fontsource-variable/inter'],
  sandbox: { isUsed: true, note: 'the browser runs in its sandbox' },
};

test('the whole report in words', () => {
  expect(doctorText(REPORT)).toBe(`Machine
  Debian 12, x64; Node 20.20.2
  2 × Fast; 8.0 GiB of memory, 1.0 GiB free
  temporary files in /tmp: unknown free

Browser
  none found

ffmpeg
  ✓ /usr/bin/ffmpeg 5.1.9 (PATH): libx264 proved; no hardware encoder; ffprobe: none

Encoders
  ✓ libx264            encoded

GPUs
  NVIDIA H200, driver 570, 140.4 GiB, 0 % busy, NVIDIA H200 has no NVENC unit

Fonts
  inter

Sandbox
  the browser runs in its sandbox

Missing
  ✗ browser: no browser was found
      apt-get install x

Films cannot be rendered on this machine until the parts marked ✗ are there.
`);
});
