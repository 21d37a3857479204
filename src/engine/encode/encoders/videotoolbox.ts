import type { EncodeSettings, Quality } from '../../../shared/plan/plan.ts';
import { bitrateArgs } from './bitrate.ts';
import type { EncoderOptions } from './encoder-options.ts';
import { hevcArgs } from './hardware-pixel-format.ts';
import { noLossless } from './no-lossless.ts';
import { videotoolboxQuality } from './quality-scales.ts';

type VideoToolboxName = 'h264_videotoolbox' | 'hevc_videotoolbox';

/**
 * macOS. It has no speeds. Constant quality works on Apple silicon alone; elsewhere the proof fails and the next
 * encoder is taken. `-allow_sw 0`: a silent fall to Apple's software encoder would be neither fast nor ours.
 */
export function videotoolboxArgs(
  encoder: VideoToolboxName,
  settings: EncodeSettings,
  options: EncoderOptions,
): string[] {
  const { pixelFormat } = settings;
  return [
    ['-c:v', encoder, '-allow_sw', '0', '-realtime', '0'],
    quality(encoder, settings.quality),
    ['-pix_fmt', pixelFormat === 'yuv420p10le' ? 'p010le' : pixelFormat],
    ['-g', String(options.gopFrames), '-flags', '+cgop'],
    hevcArgs(encoder, pixelFormat),
  ].flat();
}

function quality(encoder: VideoToolboxName, wanted: Quality): string[] {
  if (wanted.kind === 'lossless') return noLossless(encoder);
  if (wanted.kind === 'bitrate') return bitrateArgs(wanted.bitsPerSecond);
  return ['-q:v', String(videotoolboxQuality(wanted.crf))];
}
