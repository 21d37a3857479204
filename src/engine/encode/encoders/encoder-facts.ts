import type { EncoderName, VideoCodec } from '../../../shared/plan/plan.ts';

export type EncoderFamily = 'software' | 'nvenc' | 'videotoolbox' | 'qsv' | 'amf' | 'vaapi';

/** Encoders of each codec in the order `auto` tries them: hardware first, software last, which always remains. */
export const ENCODERS_BY_CODEC = {
  h264: ['h264_nvenc', 'h264_videotoolbox', 'h264_qsv', 'h264_amf', 'h264_vaapi', 'libx264'],
  hevc: ['hevc_nvenc', 'hevc_videotoolbox', 'hevc_qsv', 'hevc_amf', 'hevc_vaapi', 'libx265'],
  av1: ['av1_nvenc', 'av1_qsv', 'av1_amf', 'av1_vaapi', 'libsvtav1'],
  vp9: ['libvpx-vp9'],
  prores: ['prores_ks'],
} as const satisfies Record<VideoCodec, readonly EncoderName[]>;

export function encoderFamily(encoder: EncoderName): EncoderFamily {
  const [, family] = /_(nvenc|videotoolbox|qsv|amf|vaapi)$/.exec(encoder) ?? [];
  return (family as EncoderFamily | undefined) ?? 'software';
}

export function codecOf(encoder: EncoderName): VideoCodec {
  for (const [codec, encoders] of Object.entries(ENCODERS_BY_CODEC))
    if ((encoders as readonly EncoderName[]).includes(encoder)) return codec as VideoCodec;
  throw new TypeError(`no codec for ${encoder}`);
}
