import type { EncodeSettings, EncoderSpeed, Quality } from '../../../shared/plan/plan.ts';
import { bitrateArgs } from './bitrate.ts';
import type { EncoderOptions } from './encoder-options.ts';
import { hardwarePixelFormat, hevcArgs } from './hardware-pixel-format.ts';
import { noLossless } from './no-lossless.ts';
import { hevcCrf } from './quality-scales.ts';

/** Intel knows seven speeds; its fastest is `veryfast`. */
const PRESETS = {
  ultrafast: 'veryfast',
  superfast: 'veryfast',
  veryfast: 'veryfast',
  faster: 'faster',
  fast: 'fast',
  medium: 'medium',
  slow: 'slow',
  slower: 'slower',
} as const satisfies Record<EncoderSpeed, string>;

type QsvName = 'h264_qsv' | 'hevc_qsv' | 'av1_qsv';

/** Intel Quick Sync, fed from main memory. `-idr_interval 0`: every key frame is one a decoder can start at. */
export function qsvArgs(encoder: QsvName, settings: EncodeSettings, options: EncoderOptions): string[] {
  return [
    ['-c:v', encoder, '-preset', PRESETS[settings.speed]],
    quality(encoder, settings.quality),
    ['-pix_fmt', hardwarePixelFormat(settings.pixelFormat)],
    ['-g', String(options.gopFrames), '-flags', '+cgop'],
    encoder === 'av1_qsv' ? [] : ['-idr_interval', '0', '-forced_idr', '1'],
    hevcArgs(encoder, settings.pixelFormat),
  ].flat();
}

/** Names the GPU, where one is asked for. */
export function qsvInputArgs(options: Pick<EncoderOptions, 'device'>): string[] {
  return options.device === undefined
    ? []
    : ['-init_hw_device', `qsv=encoder,child_device=${options.device}`];
}

function quality(encoder: QsvName, wanted: Quality): string[] {
  if (wanted.kind === 'lossless') return noLossless(encoder);
  if (wanted.kind === 'bitrate') return bitrateArgs(wanted.bitsPerSecond);
  const value = encoder === 'h264_qsv' ? Math.round(wanted.crf) : hevcCrf(wanted.crf);
  return ['-global_quality', String(Math.max(1, value))]; // 1-51; 0 would turn constant quality off
}
