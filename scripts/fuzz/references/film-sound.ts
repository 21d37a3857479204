import { join } from 'node:path';
import { fileZero, millis, rounded } from '../../../test/integration/helpers/expected-barcodes.ts';
import { ffmpeg, pictureTicks } from '../../../test/integration/helpers/ffmpeg.ts';
import type { FuzzScenario } from '../make-scenario.ts';
import { framesOf, volumeOf } from './film-facts.ts';

const SAMPLE_RATE_HZ = 48_000;

/** The sample at which a frame begins. */
export function framesToSamples(frames: number, rate: string): number {
  const [num = 1n, den = 1n] = rate.split('/').map(BigInt);
  return Number(rounded(BigInt(frames) * BigInt(SAMPLE_RATE_HZ) * den, num));
}

/** The sample at which each clip begins, and the film's end. Sound is cut where the picture is. */
export function clipSamples(timeline: FuzzScenario['timeline'], rate: string): number[] {
  let frame = 0;
  const lengths = framesOf(
    timeline.map((clip) => clip.out - clip.in),
    rate,
  );
  return [0, ...lengths].map((length) => {
    frame += length;
    return framesToSamples(frame, rate);
  });
}

/** The film's sound, mixed to one channel, from whole sources decoded by ffmpeg and cut here. */
export function expectedSound(
  folder: string,
  timeline: FuzzScenario['timeline'],
  rate: string,
): Float32Array {
  const bounds = clipSamples(timeline, rate);
  const film = new Float32Array(bounds.at(-1) ?? 0);
  timeline.forEach((clip, index) => {
    const volume = volumeOf(clip);
    if (volume === 0) return;
    const [start = 0, end = 0] = [bounds[index], bounds[index + 1]];
    const source = sourceSound(join(folder, clip.media));
    const from = Number((millis(clip.in) * BigInt(SAMPLE_RATE_HZ)) / 1000n);
    for (let at = start; at < end; at += 1) film[at] = volume * (source[from + at - start] ?? 0);
  });
  return film;
}

/** From the file's zero on: what its sound comes late by is silence. */
function sourceSound(path: string): Float32Array {
  const picture = pictureTicks(path);
  const zeroSeconds = Number(fileZero(picture) * picture.num) / Number(picture.den);
  const filter = `asetpts=PTS-(${zeroSeconds})/TB,aresample=${SAMPLE_RATE_HZ}:async=1:first_pts=0`;
  const bytes = ffmpeg([
    '-copyts',
    '-i',
    path,
    '-map',
    '0:a:0',
    '-af',
    filter,
    '-ac',
    '1',
    '-f',
    'f32le',
    '-',
  ]);
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}
