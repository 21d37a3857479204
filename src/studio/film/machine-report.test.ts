import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ENCODER_SPEEDS } from '../../shared/plan/plan.ts';
import type { DoctorReport } from '../../engine/environment/doctor-report.ts';
import { openSpeedFile } from '../../work/queue/film/speed-file.ts';
import { machineReport } from './machine-report.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cueframe-machine-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const FOUND = {
  ...{ tools: { ffmpeg: null, browser: null }, cpu: { model: 'a', cores: 2 }, gpus: [] },
  memory: { totalBytes: 8, freeBytes: 4 },
  encoders: [
    { encoder: 'libx264', works: true, reason: 'works' },
    { encoder: 'h264_nvenc', works: false, reason: 'no GPU' },
  ],
} as unknown as DoctorReport;

test.each(ENCODER_SPEEDS)('a film made at %s tells how fast the encoder is here', async (speed) => {
  const memory = await openSpeedFile(join(folder, `${speed}.json`));
  const size = { widthPx: 1920, heightPx: 1080 };
  await memory.learn({ ...size, encoder: 'libx264', speed }, { frames: 800, seconds: 10 });
  const { encoders } = await machineReport({
    ...{ diagnose: () => Promise.resolve(FOUND), speeds: () => Promise.resolve(memory) },
    ...{ segmentDir: folder, now: () => 0 },
  });
  expect(encoders).toEqual([
    { name: 'libx264', works: true, reason: 'works, 80 fps here at 1080p' },
    { name: 'h264_nvenc', works: false, reason: 'no GPU' },
  ]);
});

test.each([
  [['libx264', 'h264_nvenc'], 'h264_nvenc'],
  [['libx264', 'hevc_nvenc'], 'libx264'],
  [['libsvtav1'], null],
] as const)('where %j work, a film gets %s unless somebody chose', async (working, chosen) => {
  const memory = await openSpeedFile(join(folder, 'none.json'));
  const encoders = working.map((encoder) => ({ encoder, works: true, reason: 'works' }));
  const { autoEncoder } = await machineReport({
    diagnose: () => Promise.resolve({ ...FOUND, encoders } as unknown as DoctorReport),
    ...{ speeds: () => Promise.resolve(memory), segmentDir: folder, now: () => 0 },
  });
  expect(autoEncoder).toBe(chosen);
});
