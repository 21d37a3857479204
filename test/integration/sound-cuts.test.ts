import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderSound } from '../../src/engine/render/render-sound.ts';
import type { SoundPart, SoundPlan } from '../../src/shared/plan/plan.ts';
import { seededRandom } from '../helpers/test-random.ts';
import { runSeed } from './helpers/fault-random.ts';
import { ffmpeg } from './helpers/ffmpeg.ts';

/** A film of many cuts: what it sounds like is compared sample by sample with the source's own samples. */
const RATE_HZ = 48_000;
const CUTS = 700;
const SOURCE_SAMPLES = 20 * RATE_HZ;

let folder: string;
let source: Int16Array;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cueframe-cuts-'));
  const random = seededRandom(3);
  source = Int16Array.from({ length: SOURCE_SAMPLES }, () => Math.floor(random() * 65_536) - 32_768);
  const raw = ['-f', 's16le', '-ar', String(RATE_HZ), '-ac', '1', '-i', 'pipe:0'];
  ffmpeg([...raw, join(folder, 'noise.wav')], Buffer.from(source.buffer));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Random short pieces of the noise at whole milliseconds, every ninth silent. */
function cutSound(mediaPath: string, random: () => number): SoundPlan {
  let at = 0;
  const parts = Array.from({ length: CUTS }, (_, index): SoundPart => {
    const startSample = at;
    at += 200 + Math.floor(random() * 1000);
    const startSeconds = Math.floor(random() * 19_000) / 1000;
    const heard = { mediaPath, container: 'wav', isCutShort: false, streamIndex: 0, startSeconds, volume: 1 };
    return { startSample, endSample: at, source: index % 9 === 0 ? null : heard };
  });
  return { sampleRateHz: RATE_HZ, channels: 1, totalSamples: at, parts };
}

/** The same by the source's samples alone. */
function expectedSamples({ parts, totalSamples }: SoundPlan): Int16Array {
  const samples = new Int16Array(totalSamples);
  for (const part of parts) {
    if (!part.source) continue;
    const from = Math.round(part.source.startSeconds * RATE_HZ);
    samples.set(source.subarray(from, from + part.endSample - part.startSample), part.startSample);
  }
  return samples;
}

/** ffmpeg behind a script that writes down how many inputs each of its processes has. */
function countingFfmpeg(): { readonly path: string; inputs(): number[] } {
  const path = join(folder, 'counting-ffmpeg');
  const log = join(folder, 'inputs.log');
  const count = `printf '%s\\n' "$@" | grep -cx -e -i >> '${log}'`;
  writeFileSync(path, `#!/bin/sh\n${count}\nexec ffmpeg "$@"\n`);
  chmodSync(path, 0o755);
  return { path, inputs: () => readFileSync(log, 'utf8').trim().split('\n').map(Number) };
}

function render(sound: SoundPlan, path: string): Promise<string> {
  const { signal } = new AbortController();
  const tool = { path, version: 'any', ffprobePath: null };
  return renderSound(sound, 'wav', { workDir: folder, ffmpeg: tool, signal });
}

test(`${CUTS} cuts sound to the sample as the source does, with at most 32 inputs at a time`, async () => {
  const sound = cutSound(join(folder, 'noise.wav'), seededRandom(runSeed(5)));
  const counting = countingFfmpeg();
  const path = await render(sound, counting.path);
  const bytes = ffmpeg(['-i', path, '-f', 's16le', '-']);
  const heard = new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  const expected = expectedSamples(sound);
  const firstWrong = expected.findIndex((sample, index) => sample !== heard[index]);
  expect({ samples: heard.length, firstWrong }).toEqual({ samples: sound.totalSamples, firstWrong: -1 });
  const inputs = counting.inputs();
  expect(inputs.length).toBe(1 + Math.ceil(CUTS / 32)); // one encodes, the others follow one another
  expect(Math.max(...inputs)).toBeLessThanOrEqual(32);
});

test('a file that is gone in the middle fails the sound, and no ffmpeg waits for the rest', async () => {
  const sound = cutSound(join(folder, 'noise.wav'), seededRandom(6));
  const parts = sound.parts.map((part, index) =>
    index === 40 && part.source
      ? { ...part, source: { ...part.source, mediaPath: join(folder, 'gone.wav') } }
      : part,
  );
  await expect(render({ ...sound, parts }, 'ffmpeg')).rejects.toMatchObject({
    code: 'ffmpeg.failed',
    message: expect.stringContaining('gone.wav') as string,
  });
});
