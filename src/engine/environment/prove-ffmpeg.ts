import { StudioError } from '../../shared/errors.ts';
import { ENCODER_NAMES, type EncoderName, type EncodeSettings } from '../../shared/plan/plan.ts';
import { runFfmpeg } from '../encode/ffmpeg-process/run-ffmpeg.ts';
import { codecOf, encoderFamily } from '../encode/encoders/encoder-facts.ts';
import { parseEncoderNames, parseFfmpegVersion, parseFilterNames } from './ffmpeg-lists.ts';
import { readHardwareFacts, whyImpossible } from './hardware-facts.ts';
import { overlayFault } from './overlay-trial.ts';
import { proveEncoder } from './prove-encoder.ts';

const STEP_LIMIT_MS = 10_000;
/** Filters every render uses. */
const NEEDED_FILTERS = ['overlay', 'scale', 'crop', 'format', 'setpts', 'concat'];
/** A plain small film, the first thing an encoder must be able to make. */
const TRIAL = { widthPx: 640, heightPx: 360, rate: { num: 30, den: 1 } } as const;

/** What an ffmpeg showed that it can do on this machine. Plain JSON: it is kept in the proof cache. */
export type FfmpegProof = {
  /** Empty where the program is no ffmpeg. */
  readonly version: string;
  /** Whether it keeps every frame by `-fps_mode` (5.1 and newer) and not only by `-vsync`. */
  readonly hasFpsMode: boolean;
  /** Cueframe's encoders that are in the build; whether they work is another matter. */
  readonly builtEncoders: readonly EncoderName[];
  /** H.264 encoders on a GPU that encoded a film here. */
  readonly hardwareEncoders: readonly EncoderName[];
  /** Why it cannot be used; empty where it can. */
  readonly problems: readonly string[];
};

/** Puts an ffmpeg to the test: lists, an alpha overlay, real encodes. Each step has 10 s. Throws `job.cancelled` only. */
export async function proveFfmpeg(
  path: string,
  options: { signal?: AbortSignal } = {},
): Promise<FfmpegProof> {
  const ask = (...args: string[]) => askFfmpeg(path, args, options.signal);
  try {
    const version = parseFfmpegVersion(await ask('-version'));
    if (version === null) return unusable('', 'it does not answer -version as ffmpeg does');
    const encoders = parseEncoderNames(await ask('-hide_banner', '-encoders'));
    const filters = parseFilterNames(await ask('-hide_banner', '-filters'));
    const missing = NEEDED_FILTERS.filter((name) => !filters.includes(name));
    if (missing.length > 0)
      return unusable(version, `it was built without the filters ${missing.join(', ')}`);
    if (!encoders.includes('libx264')) return unusable(version, 'it was built without libx264');
    const overlay = await proveOverlay(path, options.signal);
    const x264 = await proveEncoder({ ...TRIAL, settings: settingsFor('libx264') }, path, options);
    const builtEncoders = ENCODER_NAMES.filter((name) => encoders.includes(name));
    const problems = [
      ...(overlay.fault === null ? [] : [overlay.fault]),
      ...(x264.works ? [] : [`libx264 does not work: ${x264.reason}`]),
    ];
    const hardwareEncoders = problems.length === 0 ? await provedHardware(path, builtEncoders, options) : [];
    return { version, hasFpsMode: overlay.hasFpsMode, builtEncoders, hardwareEncoders, problems };
  } catch (error) {
    if (error instanceof StudioError && error.code === 'job.cancelled') throw error;
    return unusable('', error instanceof Error ? error.message : String(error));
  }
}

function unusable(version: string, problem: string): FfmpegProof {
  return { version, hasFpsMode: false, builtEncoders: [], hardwareEncoders: [], problems: [problem] };
}

async function askFfmpeg(path: string, args: readonly string[], signal?: AbortSignal): Promise<string> {
  const run = {
    program: path,
    args,
    collectStdout: true,
    timeoutMs: STEP_LIMIT_MS,
    ...(signal && { signal }),
  };
  return (await runFfmpeg(run)).stdout;
}

/** Tries the newer option first; an ffmpeg that does not know it refuses the whole command. */
async function proveOverlay(
  path: string,
  signal?: AbortSignal,
): Promise<{ readonly fault: string | null; readonly hasFpsMode: boolean }> {
  const limits = { limitMs: STEP_LIMIT_MS, ...(signal && { signal }) };
  try {
    return { fault: await overlayFault(path, ['-fps_mode', 'passthrough'], limits), hasFpsMode: true };
  } catch (error) {
    if (!(error instanceof StudioError) || error.code !== 'ffmpeg.failed') throw error;
    return { fault: await overlayFault(path, ['-vsync', '0'], limits), hasFpsMode: false };
  }
}

async function provedHardware(
  path: string,
  builtEncoders: readonly EncoderName[],
  options: { signal?: AbortSignal },
): Promise<EncoderName[]> {
  const facts = readHardwareFacts();
  const worth = builtEncoders.filter(
    (name) =>
      codecOf(name) === 'h264' &&
      encoderFamily(name) !== 'software' &&
      whyImpossible(name, builtEncoders, facts) === null,
  );
  const proved: EncoderName[] = [];
  for (const encoder of worth) {
    const { works } = await proveEncoder({ ...TRIAL, settings: settingsFor(encoder) }, path, options);
    if (works) proved.push(encoder);
  }
  return proved;
}

function settingsFor(encoder: EncoderName): EncodeSettings {
  return {
    encoder,
    quality: { kind: 'crf', crf: 23 },
    speed: 'veryfast',
    pixelFormat: 'yuv420p',
    threads: 1,
  };
}
