import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findTools, surveyOptions } from '../../src/engine/environment/find-tools.ts';
import { encoderArgs } from '../../src/engine/encode/encoder-args.ts';
import { SEGMENT_THREADS } from '../../src/engine/render/default-workers.ts';
import type { EncodeSettings, EncoderName } from '../../src/shared/plan/plan.ts';
import { frameDigests } from './helpers/ffmpeg.ts';
import { makeBusySource } from './helpers/sources.ts';

/** What a film looks like depends on the scenario and the programs, never on how many cores the machine has. */
const BIN = join(import.meta.dirname, '..', '..', 'bin', 'cueframe');
const hasTwoCores = process.platform === 'linux' && availableParallelism() >= 2;
const CORES = ['0', '0,1'];

let folder: string;
let ffmpeg: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cores-'));
  ffmpeg = (await findTools(surveyOptions({ env: process.env }))).ffmpeg.path;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Frames of each: those that look ahead have something to look at, the last knows no other frame. */
const ENCODERS = [
  { encoder: 'libx264', frames: 25 },
  { encoder: 'libx265', frames: 25 },
  { encoder: 'libsvtav1', frames: 25 },
  { encoder: 'libvpx-vp9', frames: 13 },
  { encoder: 'prores_ks', frames: 5 },
] as const;

test.skipIf(!hasTwoCores).each(ENCODERS)(
  '$encoder writes the same frames on one core and on two',
  ({ encoder, frames }) => {
    const films = CORES.map((cores) => {
      const path = join(folder, `${encoder}-${cores}.mkv`);
      const source = 'testsrc2=s=640x360:r=25:d=1,noise=alls=12:allf=t:all_seed=3';
      const args = [
        '-v',
        'error',
        '-f',
        'lavfi',
        '-i',
        source,
        '-frames:v',
        String(frames),
        ...encoderArgs(settings(encoder), { gopFrames: 250 }),
      ];
      execFileSync('taskset', ['-c', cores, ffmpeg, ...args, path]);
      return frameDigests(path);
    });
    expect(films[0]?.length).toBe(frames);
    expect(films[1]).toEqual(films[0]);
  },
);

function settings(encoder: EncoderName): EncodeSettings {
  const pixelFormat = encoder === 'prores_ks' ? 'yuv422p10le' : 'yuv420p';
  return {
    encoder,
    quality: { kind: 'crf', crf: 23 },
    speed: 'veryfast',
    pixelFormat,
    threads: SEGMENT_THREADS,
  };
}

test.skipIf(!hasTwoCores)('a captioned film is the same film on one core and on two', () => {
  makeBusySource(folder, 'source.mp4', { rate: '25', frames: 200 });
  const scenario = join(folder, 'film.scenario.json');
  const cue = {
    type: 'text',
    text: 'one two three',
    start: 0.2,
    end: 7.8,
    animate: [{ name: 'pop', when: 'word' }],
  };
  writeFileSync(
    scenario,
    JSON.stringify({
      cueframe: 1,
      media: { a: { src: 'source.mp4' } },
      timeline: [{ media: 'a' }],
      cues: [cue],
    }),
  );
  const films = CORES.map((cores) => {
    const path = join(folder, `film-${cores}.mp4`);
    const args = [BIN, 'render', scenario, '-o', path, '--no-cache', '--encoder', 'libx264', '--json'];
    const lines = execFileSync('taskset', ['-c', cores, process.execPath, ...args], { encoding: 'utf8' });
    const result = JSON.parse(lines.trim().split('\n').at(-1) ?? '') as { segments: readonly object[] };
    return { segments: result.segments.length, frames: frameDigests(path) };
  });
  expect({ segments: films[0]?.segments, frames: films[0]?.frames.length }).toEqual({
    segments: 2,
    frames: 200,
  });
  expect(films[1]).toEqual(films[0]);
});
