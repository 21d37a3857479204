import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { StudioError } from '../../shared/errors.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import { secondsAt } from '../../shared/time.ts';
import { runFfmpeg } from '../encode/ffmpeg-process/run-ffmpeg.ts';
import type { FfmpegTool } from '../environment/tools.ts';
import { parsePacketList, type StreamPackets } from '../check/packet-list.ts';
import { timeLimitMs } from '../encode/ffmpeg-process/time-limit.ts';

/** Samples in one AAC packet: how much longer or shorter the sound may be than the picture. */
const SOUND_TOLERANCE_SAMPLES = 1024;

/**
 * Proves a joined film: its picture packets are those of the decoded and counted segments, byte for byte and in
 * order, each frame stands at its exact time, and the decoded sound ends with the picture. Header values are not
 * believed. Throws `film.unverified` saying what differs.
 */
export async function verifyFilm(
  path: string,
  plan: Plan,
  segments: readonly StreamPackets[],
  options: VerifyOptions,
): Promise<void> {
  const streams = [
    '-map',
    '0:v:0',
    '-c:v',
    'copy',
    ...(plan.sound ? ['-map', '0:a:0', '-c:a', 'pcm_s16le'] : []),
  ];
  const timeoutMs = timeLimitMs(plan);
  const [picture, sound] = await listPackets(path, streams, { ...options, timeoutMs });
  refuse(pictureProblem(picture, plan, segments) ?? soundProblem(sound, plan));
}

/** Proves a film that is sound alone. Throws `film.unverified`. */
export async function verifySound(path: string, plan: Plan, options: VerifyOptions): Promise<void> {
  const [sound] = await listPackets(path, ['-map', '0:a:0', '-c:a', 'pcm_s16le'], {
    ...options,
    timeoutMs: timeLimitMs(plan),
  });
  refuse(soundProblem(sound, plan));
}

type VerifyOptions = { readonly ffmpeg: FfmpegTool; readonly signal: AbortSignal; readonly workDir: string };

async function listPackets(
  path: string,
  streams: readonly string[],
  { ffmpeg, signal, workDir, timeoutMs }: VerifyOptions & { readonly timeoutMs: number },
): Promise<StreamPackets[]> {
  const listPath = join(workDir, 'film.md5');
  const quiet = ['-hide_banner', '-loglevel', 'error', '-nostdin', '-y', '-xerror'];
  // the file's own times: Opus starts before 0, and ffmpeg would move everything to make that 0
  const input = [...quiet, '-copyts', '-i', `file:${path}`];
  await runFfmpeg({
    program: ffmpeg.path,
    args: [...input, ...streams, '-f', 'framemd5', `file:${listPath}`],
    timeoutMs,
    signal,
  });
  const packets = parsePacketList(await readFile(listPath, 'utf8'));
  await rm(listPath);
  return packets;
}

function refuse(problem: string | null): void {
  if (problem)
    throw new StudioError('film.unverified', `the joined film is not what was planned: ${problem}`);
}

/** What is wrong with the film's picture, or null. Pure. */
export function pictureProblem(
  film: StreamPackets | undefined,
  plan: Pick<Plan, 'totalFrames' | 'rate'>,
  segments: readonly StreamPackets[],
): string | null {
  if (!film) return 'it has no picture';
  const wanted = segments.flatMap(({ packets }) => packets.map(({ md5 }) => md5));
  if (wanted.length !== plan.totalFrames)
    return `its segments hold ${wanted.length} frames, not ${plan.totalFrames}`;
  if (film.packets.length !== wanted.length)
    return `it holds ${film.packets.length} frames, not ${wanted.length}`;
  const foreign = film.packets.findIndex(({ md5 }, index) => md5 !== wanted[index]);
  if (foreign >= 0) return `packet ${foreign} is not the one that was encoded`;
  const first = segments[0];
  const odd = segments.findIndex(
    ({ extradata, size }) => extradata !== first?.extradata || size !== first?.size,
  );
  if (odd >= 0) return `segment ${odd} was encoded with other parameters`;
  return timeProblem(film, plan);
}

function timeProblem({ packets, timeBase }: StreamPackets, { rate }: Pick<Plan, 'rate'>): string | null {
  const tickSeconds = timeBase.num / timeBase.den;
  const times = packets.map(({ pts }) => pts).sort((a, b) => a - b);
  const off = times.findIndex(
    (pts, frame) => Math.abs(pts * tickSeconds - secondsAt(frame, rate)) > tickSeconds * 0.51,
  );
  return off < 0
    ? null
    : `frame ${off} stands at ${(times[off] ?? 0) * tickSeconds} s, not ${secondsAt(off, rate)} s`;
}

/** What is wrong with the film's decoded sound, or null. Pure. */
export function soundProblem(
  stream: StreamPackets | undefined,
  { sound }: Pick<Plan, 'sound'>,
): string | null {
  if (!sound) return null;
  if (!stream || stream.kind !== 'audio') return 'it has no sound';
  const samples =
    stream.packets.reduce((sum, { duration }) => sum + duration, 0) *
    (stream.timeBase.num / stream.timeBase.den) *
    sound.sampleRateHz;
  const difference = Math.round(samples) - sound.totalSamples;
  if (Math.abs(difference) <= SOUND_TOLERANCE_SAMPLES) return null;
  return `its sound is ${Math.abs(difference)} samples ${difference > 0 ? 'longer' : 'shorter'} than the picture`;
}
