import type { ColorTags } from '../../shared/media.ts';
import type { EncodeSettings, EncoderName } from '../../shared/plan/plan.ts';
import { amfArgs } from './encoders/amf.ts';
import type { EncoderOptions } from './encoders/encoder-options.ts';
import { encoderFamily } from './encoders/encoder-facts.ts';
import { nvencArgs } from './encoders/nvenc.ts';
import { proresArgs } from './encoders/prores.ts';
import { qsvArgs, qsvInputArgs } from './encoders/qsv.ts';
import { vaapiArgs, vaapiFilterTail, vaapiInputArgs } from './encoders/vaapi.ts';
import { videotoolboxArgs } from './encoders/videotoolbox.ts';
import { svtAv1Args, vp9Args } from './encoders/web-codecs.ts';
import { x264Args, x265Args } from './encoders/x264.ts';

/**
 * The video encoder part of an ffmpeg command: codec, speed, quality, pixel format, key frames, tags. The same
 * settings give streams that join by copy: groups are closed, and the first frame of a stream is always one a
 * decoder can start at. Throws `encoder.unavailable` where lossless is asked of an encoder that has no such mode.
 */
export function encoderArgs(settings: EncodeSettings, options: EncoderOptions): string[] {
  return [...codecArgs(settings, options), ...(options.color ? colorArgs(options.color) : [])];
}

function codecArgs(settings: EncodeSettings, options: EncoderOptions): string[] {
  const { encoder } = settings;
  switch (encoder) {
    case 'libx264':
      return x264Args(settings, options);
    case 'libx265':
      return x265Args(settings, options);
    case 'libsvtav1':
      return svtAv1Args(settings, options);
    case 'libvpx-vp9':
      return vp9Args(settings, options);
    case 'prores_ks':
      return proresArgs(settings);
    case 'h264_nvenc':
    case 'hevc_nvenc':
    case 'av1_nvenc':
      return nvencArgs(encoder, settings, options);
    case 'h264_videotoolbox':
    case 'hevc_videotoolbox':
      return videotoolboxArgs(encoder, settings, options);
    case 'h264_qsv':
    case 'hevc_qsv':
    case 'av1_qsv':
      return qsvArgs(encoder, settings, options);
    case 'h264_amf':
    case 'hevc_amf':
    case 'av1_amf':
      return amfArgs(encoder, settings, options);
    case 'h264_vaapi':
    case 'hevc_vaapi':
    case 'av1_vaapi':
      return vaapiArgs(encoder, settings, options);
    default:
      return encoder satisfies never;
  }
}

/** Arguments that must stand before the first input: the device of an encoder that needs one opened. */
export function encoderInputArgs(
  encoder: EncoderName,
  options: Pick<EncoderOptions, 'device'> = {},
): string[] {
  const family = encoderFamily(encoder);
  if (family === 'vaapi') return vaapiInputArgs(options);
  return family === 'qsv' ? qsvInputArgs(options) : [];
}

/** Filters after all others: the upload to the device. Empty for encoders that read main memory. */
export function encoderFilterTail(settings: Pick<EncodeSettings, 'encoder' | 'pixelFormat'>): string[] {
  return encoderFamily(settings.encoder) === 'vaapi' ? vaapiFilterTail(settings.pixelFormat) : [];
}

/** Transfers that ffprobe names otherwise than ffmpeg's option does. */
const TRANSFER_OPTIONS: Readonly<Record<string, string>> = { bt470m: 'gamma22', bt470bg: 'gamma28' };

/** Colour tags of the stream, in the words of ffmpeg's options; what is unknown, or reserved by the standard, is left out. */
export function colorArgs(tags: ColorTags): string[] {
  const options = [
    ['-color_range', tags.range],
    ['-colorspace', tags.matrix],
    ['-color_primaries', tags.primaries],
    ['-color_trc', TRANSFER_OPTIONS[tags.transfer] ?? tags.transfer],
  ] as const;
  return options.filter(([, value]) => value !== 'unknown' && value !== 'reserved').flat();
}
