import type { EncodeSettings } from '../../shared/plan/plan.ts';
import { formatRate, type FrameRate } from '../../shared/time.ts';
import { encoderArgs, encoderFilterTail, encoderInputArgs } from '../encode/encoder-args.ts';
import { encoderFamily } from '../encode/encoders/encoder-facts.ts';
import type { SimpleJob } from '../encode/ffmpeg-process/fluent-arguments-job.ts';

/** Frames of a trial: enough for B-frames and look-ahead to take part. */
export const TRIAL_FRAMES = 12;
const LARGEST_SOFTWARE_SIDE_PX = 320;

/** One encoder with everything that may stop it. */
export type EncoderTrial = {
  readonly settings: EncodeSettings;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rate: FrameRate;
  /** The GPU to try; left out: the encoder's own choice. */
  readonly device?: string;
};

/**
 * The trial as it is run. Hardware has limits of size, so it is tried at the job's own. Software has none that
 * matter, and at full size a slow preset could pass the time limit on a machine where it works: it is tried small,
 * with sides as odd or even as the job's.
 */
export function trialAtSize(trial: EncoderTrial): EncoderTrial {
  if (encoderFamily(trial.settings.encoder) !== 'software') return trial;
  return { ...trial, widthPx: smallSide(trial.widthPx), heightPx: smallSide(trial.heightPx) };
}

function smallSide(sidePx: number): number {
  return sidePx <= LARGEST_SOFTWARE_SIDE_PX ? sidePx : LARGEST_SOFTWARE_SIDE_PX - (sidePx % 2);
}

export function trialEncodeJob(trial: EncoderTrial, outputPath: string): SimpleJob {
  const { settings, widthPx, heightPx, rate } = trial;
  const device = trial.device === undefined ? {} : { device: trial.device };
  const filters = [`format=${settings.pixelFormat}`, ...encoderFilterTail(settings)];
  return {
    inputOptions: [
      ...['-hide_banner', '-loglevel', 'error', '-nostdin', '-xerror'],
      ...encoderInputArgs(settings.encoder, device),
      ...['-f', 'lavfi'],
    ],
    input: `testsrc2=size=${widthPx}x${heightPx}:rate=${formatRate(rate)}`,
    outputOptions: [
      ...['-frames:v', String(TRIAL_FRAMES), '-vf', filters.join(',')],
      ...encoderArgs(settings, { gopFrames: 250, ...device }),
      ...['-f', 'matroska'],
    ],
    output: `file:${outputPath}`,
  };
}

/** Decodes a trial: one line for each frame on standard output, the stream's description on standard error. */
export function trialDecodeJob(trial: EncoderTrial, path: string): SimpleJob {
  const { encoder, pixelFormat } = trial.settings;
  // ffmpeg's own VP9 decoder leaves alpha out
  const decoder = encoder === 'libvpx-vp9' && pixelFormat.startsWith('yuva') ? ['-c:v', 'libvpx-vp9'] : [];
  return {
    inputOptions: [...['-hide_banner', '-loglevel', 'info', '-nostats', '-nostdin', '-xerror'], ...decoder],
    input: `file:${path}`,
    outputOptions: ['-map', '0:v:0', '-f', 'framecrc'],
    output: 'pipe:1',
  };
}
