import { StudioError } from '../../shared/errors.ts';
import { TRIAL_FRAMES, type EncoderTrial } from './encoder-trial.ts';

/** What is wrong with a decoded trial, in words, or null: frames, size and pixel format are all as they should be. */
export function trialFault(
  trial: EncoderTrial,
  decoded: { readonly stdout: string; readonly stderr: string },
): string | null {
  const frames = decoded.stdout.split('\n').filter((line) => /^0,/.test(line)).length;
  if (frames !== TRIAL_FRAMES) return `${frames} of ${TRIAL_FRAMES} frames could be decoded`;
  const stream = parseStreamLine(decoded.stderr);
  if (!stream) return 'the encoded stream does not say what it is';
  if (stream.widthPx !== trial.widthPx || stream.heightPx !== trial.heightPx)
    return `it made ${stream.widthPx}x${stream.heightPx} out of ${trial.widthPx}x${trial.heightPx}`;
  if (!holdsFormat(trial.settings.pixelFormat, stream.pixelFormat))
    return `it made ${stream.pixelFormat} out of ${trial.settings.pixelFormat}`;
  return null;
}

/** Pixel format and size from ffmpeg's `Stream #0:0 … Video: h264 (High), yuv420p(tv, bt709), 64x36 …`. */
export function parseStreamLine(
  stderr: string,
): { readonly pixelFormat: string; readonly widthPx: number; readonly heightPx: number } | null {
  const line = /^ *Stream #0:0.*: Video: .*$/m.exec(stderr)?.[0].replace(/\([^()]*\)/g, '') ?? '';
  const match = /Video: [^,]+, (\w+),.*?\b(\d+)x(\d+)\b/.exec(line);
  if (!match?.[1]) return null;
  return { pixelFormat: match[1], widthPx: Number(match[2]), heightPx: Number(match[3]) };
}

/** Whether `made` has the planes of `wanted` and at least its depth: ProRes 4444 always decodes to twelve bits. */
export function holdsFormat(wanted: string, made: string): boolean {
  const [a, b] = [describeFormat(wanted), describeFormat(made)];
  return a.planes === b.planes && b.bits >= a.bits;
}

function describeFormat(name: string): { planes: string; bits: number } {
  const plain = name
    .replace(/^nv12$/, 'yuv420p')
    .replace(/^p010/, 'yuv420p10')
    .replace('yuvj', 'yuv');
  const match = /^((?:yuva?4\d\d|gbra?)p)(\d*)(?:le|be)?$/.exec(plain);
  return match?.[1] ? { planes: match[1], bits: Number(match[2] || 8) } : { planes: plain, bits: 8 };
}

/** Why a trial failed, in the encoder's own words where it said any, without addresses and prefixes. */
export function trialFailure(error: unknown, encoder: string): string {
  if (!(error instanceof StudioError)) return error instanceof Error ? error.message : String(error);
  const stderr = typeof error.details['stderr'] === 'string' ? error.details['stderr'] : '';
  const own = stderr.split(/\r?\n/).flatMap((line) => {
    const match = /^\[([^\]]*?) @ [^\]]*\] (?:\[\w+\] )?(.+)$/.exec(line);
    return match?.[1] === encoder && match[2] ? [match[2].trim()] : [];
  });
  return own[0] ?? error.message;
}
