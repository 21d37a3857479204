import type { EncodeSettings, EncoderSpeed, Quality } from '../../../shared/plan/plan.ts';
import { bitrateArgs } from './bitrate.ts';
import type { EncoderOptions } from './encoder-options.ts';
import { noLossless } from './no-lossless.ts';
import { av1Crf, vp9Crf } from './quality-scales.ts';

const SVT_PRESETS = {
  ultrafast: 12,
  superfast: 11,
  veryfast: 10,
  faster: 9,
  fast: 8,
  medium: 7,
  slow: 5,
  slower: 4,
} as const satisfies Record<EncoderSpeed, number>;

/** SVT-AV1 by ffmpeg 5.1 and newer; its groups are always closed. */
export function svtAv1Args(settings: EncodeSettings, options: EncoderOptions): string[] {
  return [
    ['-c:v', 'libsvtav1', '-preset', String(SVT_PRESETS[settings.speed])],
    svtQuality(settings.quality),
    ['-pix_fmt', settings.pixelFormat, '-g', String(options.gopFrames)],
    ['-svtav1-params', `lp=${settings.threads}`],
  ].flat();
}

function svtQuality(quality: Quality): string[] {
  if (quality.kind === 'lossless') return noLossless('libsvtav1');
  // it refuses a peak that is not above the average, and newer versions any peak beside an average
  if (quality.kind === 'bitrate') return ['-b:v', String(quality.bitsPerSecond)];
  return ['-crf', String(av1Crf(quality.crf))];
}

/** `-deadline good` knows 0 to 5. */
const VP9_CPU_USED = {
  ultrafast: 5,
  superfast: 5,
  veryfast: 5,
  faster: 4,
  fast: 4,
  medium: 3,
  slow: 2,
  slower: 1,
} as const satisfies Record<EncoderSpeed, number>;

export function vp9Args(settings: EncodeSettings, options: EncoderOptions): string[] {
  return [
    ['-c:v', 'libvpx-vp9', '-deadline', 'good', '-cpu-used', String(VP9_CPU_USED[settings.speed])],
    vp9Quality(settings.quality),
    ['-pix_fmt', settings.pixelFormat, '-g', String(options.gopFrames)],
    settings.pixelFormat.startsWith('yuva') ? ['-auto-alt-ref', '0'] : [], // hidden frames lose their alpha
    ['-threads', String(settings.threads)],
  ].flat();
}

function vp9Quality(quality: Quality): string[] {
  if (quality.kind === 'lossless') return ['-lossless', '1'];
  if (quality.kind === 'bitrate') return bitrateArgs(quality.bitsPerSecond);
  return ['-crf', String(vp9Crf(quality.crf)), '-b:v', '0']; // without a rate of 0 the CRF is only a limit
}
