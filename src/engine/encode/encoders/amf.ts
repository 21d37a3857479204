import type { EncodeSettings, EncoderSpeed, Quality } from '../../../shared/plan/plan.ts';
import { bitrateArgs } from './bitrate.ts';
import type { EncoderOptions } from './encoder-options.ts';
import { hardwarePixelFormat, hevcArgs } from './hardware-pixel-format.ts';
import { noLossless } from './no-lossless.ts';
import { av1QuantizerIndex, hevcCrf } from './quality-scales.ts';

const PRESETS = {
  ultrafast: 'speed',
  superfast: 'speed',
  veryfast: 'speed',
  faster: 'balanced',
  fast: 'balanced',
  medium: 'balanced',
  slow: 'quality',
  slower: 'quality',
} as const satisfies Record<EncoderSpeed, string>;

type AmfName = 'h264_amf' | 'hevc_amf' | 'av1_amf';

/** AMD's encoder. Key frames of H.264 and AV1 are always ones a decoder can start at; HEVC's are by `gops_per_idr`. */
export function amfArgs(encoder: AmfName, settings: EncodeSettings, options: EncoderOptions): string[] {
  return [
    ['-c:v', encoder, '-usage', 'transcoding', '-quality', PRESETS[settings.speed]],
    quality(encoder, settings.quality),
    ['-pix_fmt', hardwarePixelFormat(settings.pixelFormat)],
    ['-g', String(options.gopFrames)],
    encoder === 'hevc_amf' ? ['-gops_per_idr', '1'] : [],
    hevcArgs(encoder, settings.pixelFormat),
  ].flat();
}

function quality(encoder: AmfName, wanted: Quality): string[] {
  if (wanted.kind === 'lossless') return noLossless(encoder);
  if (wanted.kind === 'bitrate') return ['-rc', 'vbr_peak', ...bitrateArgs(wanted.bitsPerSecond)];
  const scale = { h264_amf: Math.round, hevc_amf: hevcCrf, av1_amf: av1QuantizerIndex }[encoder];
  const value = String(scale(wanted.crf));
  return ['-rc', 'cqp', '-qp_i', value, '-qp_p', value, ...(encoder === 'h264_amf' ? ['-qp_b', value] : [])];
}
