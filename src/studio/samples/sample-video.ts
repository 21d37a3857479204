import { StudioError } from '../../shared/errors.ts';
import { runFfmpeg } from '../../engine/encode/ffmpeg-process/run-ffmpeg.ts';

export type SampleVideo = {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Frames a second. */
  readonly rate: number;
  readonly seconds: number;
  /** Three colours of a slowly turning gradient, as ffmpeg writes them. */
  readonly colors: readonly [string, string, string];
};

/** What to try in turn: an ffmpeg older than 4.4 has no gradients, one without x264 at least mpeg4. */
const RECIPES = [
  { hasGradient: true, encoder: ['libx264', '-preset', 'ultrafast', '-crf', '18'] },
  { hasGradient: false, encoder: ['libx264', '-preset', 'ultrafast', '-crf', '18'] },
  { hasGradient: false, encoder: ['mpeg4', '-q:v', '2'] },
] as const;

/** Makes a sample's background with a soft chord. Throws `ffmpeg.failed` where this ffmpeg can do none of it. */
export async function makeSampleVideo(
  video: SampleVideo,
  path: string,
  { ffmpegPath, signal }: { readonly ffmpegPath: string; readonly signal: AbortSignal },
): Promise<void> {
  let failure: unknown;
  for (const recipe of RECIPES) {
    try {
      await runFfmpeg({ program: ffmpegPath, args: sampleVideoArgs(video, recipe, path), signal });
      return;
    } catch (error) {
      if (!(error instanceof StudioError) || error.code !== 'ffmpeg.failed') throw error;
      failure = error;
    }
  }
  throw failure;
}

export function sampleVideoArgs(
  { widthPx, heightPx, rate, seconds, colors }: SampleVideo,
  { hasGradient, encoder }: (typeof RECIPES)[number],
  path: string,
): string[] {
  const size = `s=${widthPx}x${heightPx}:r=${rate}:d=${seconds}`;
  const [c0, c1, c2] = colors;
  const picture = hasGradient
    ? `gradients=${size}:n=3:c0=${c0}:c1=${c1}:c2=${c2}:x0=0:y0=0:x1=${widthPx}:y1=${heightPx}:speed=0.01:seed=7`
    : `testsrc2=${size}`;
  const chord = `aevalsrc=0.07*sin(2*PI*220*t)+0.05*sin(2*PI*329.63*t):s=48000:d=${seconds}`;
  return [
    ['-hide_banner', '-loglevel', 'error', '-nostdin', '-y'],
    ['-f', 'lavfi', '-i', picture],
    ['-f', 'lavfi', '-i', `${chord},afade=t=in:d=0.5,afade=t=out:st=${seconds - 1}:d=1`],
    ['-vf', 'scale=out_color_matrix=bt709:out_range=tv,format=yuv420p'], // ffmpeg would take BT.601 from RGB
    ['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-color_range', 'tv'],
    ['-c:v', ...encoder, '-g', String(rate)],
    ['-c:a', 'aac', '-b:a', '96k', '-ac', '2'],
    [path],
  ].flat();
}
