import type { EncodeSettings, Quality } from '../../../shared/plan/plan.ts';
import { bitrateArgs } from './bitrate.ts';
import type { EncoderOptions } from './encoder-options.ts';
import { hardwarePixelFormat, hevcArgs } from './hardware-pixel-format.ts';
import { noLossless } from './no-lossless.ts';
import { av1QuantizerIndex, hevcCrf } from './quality-scales.ts';

/** Linux numbers render nodes from 128. */
const FIRST_RENDER_NODE = '/dev/dri/renderD128';

type VaapiName = 'h264_vaapi' | 'hevc_vaapi' | 'av1_vaapi';

/** VAAPI: pictures are uploaded by the filter tail, so no pixel format is named here. It has no common speeds. */
export function vaapiArgs(encoder: VaapiName, settings: EncodeSettings, options: EncoderOptions): string[] {
  return [
    ['-c:v', encoder],
    quality(encoder, settings.quality),
    ['-g', String(options.gopFrames), '-flags', '+cgop'],
    hevcArgs(encoder, settings.pixelFormat),
  ].flat();
}

/** Opens the device that the filter tail uploads to. */
export function vaapiInputArgs(options: Pick<EncoderOptions, 'device'>): string[] {
  return ['-vaapi_device', options.device ?? FIRST_RENDER_NODE];
}

export function vaapiFilterTail(pixelFormat: string): string[] {
  return [`format=${hardwarePixelFormat(pixelFormat)}`, 'hwupload'];
}

function quality(encoder: VaapiName, wanted: Quality): string[] {
  if (wanted.kind === 'lossless') return noLossless(encoder);
  if (wanted.kind === 'bitrate') return ['-rc_mode', 'VBR', ...bitrateArgs(wanted.bitsPerSecond)];
  if (encoder === 'av1_vaapi')
    return ['-rc_mode', 'CQP', '-global_quality', String(av1QuantizerIndex(wanted.crf))];
  const value = encoder === 'h264_vaapi' ? Math.round(wanted.crf) : hevcCrf(wanted.crf);
  return ['-rc_mode', 'CQP', '-qp', String(Math.max(1, value))]; // 0 would leave the choice to the driver
}
