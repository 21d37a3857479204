import type { EncodeSettings, EncoderSpeed, Quality } from '../../../shared/plan/plan.ts';
import { bitrateArgs } from './bitrate.ts';
import type { EncoderOptions } from './encoder-options.ts';
import { hevcArgs } from './hardware-pixel-format.ts';
import { noLossless } from './no-lossless.ts';
import { av1Crf, hevcCrf } from './quality-scales.ts';

const PRESETS = {
  ultrafast: 'p1',
  superfast: 'p1',
  veryfast: 'p2',
  faster: 'p3',
  fast: 'p4',
  medium: 'p5',
  slow: 'p6',
  slower: 'p7',
} as const satisfies Record<EncoderSpeed, string>;

type NvencName = 'h264_nvenc' | 'hevc_nvenc' | 'av1_nvenc';

/** NVENC by ffmpeg 4.4 and newer (presets p1-p7). */
export function nvencArgs(encoder: NvencName, settings: EncodeSettings, options: EncoderOptions): string[] {
  return [
    ['-c:v', encoder, '-preset', PRESETS[settings.speed]],
    nvencQuality(encoder, settings.quality),
    ['-pix_fmt', settings.pixelFormat === 'yuv420p10le' ? 'p010le' : settings.pixelFormat],
    ['-g', String(options.gopFrames), '-flags', '+cgop', '-forced-idr', '1'],
    hevcArgs(encoder, settings.pixelFormat),
    options.device === undefined ? [] : ['-gpu', options.device],
  ].flat();
}

function nvencQuality(encoder: NvencName, quality: Quality): string[] {
  if (quality.kind === 'lossless')
    return encoder === 'av1_nvenc'
      ? noLossless(encoder)
      : ['-tune', 'lossless', '-rc', 'constqp', '-qp', '0'];
  if (quality.kind === 'bitrate') return ['-tune', 'hq', '-rc', 'vbr', ...bitrateArgs(quality.bitsPerSecond)];
  const scale = { h264_nvenc: Math.round, hevc_nvenc: hevcCrf, av1_nvenc: av1Crf }[encoder];
  // 0 would mean "automatic" here; without a rate of 0 the default 2 Mbit/s would bind
  return ['-tune', 'hq', '-rc', 'vbr', '-cq', String(Math.max(1, scale(quality.crf))), '-b:v', '0'];
}
