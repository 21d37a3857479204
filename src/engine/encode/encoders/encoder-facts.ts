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

type EncoderFacts = {
  readonly codec: VideoCodec;
  readonly family: EncoderFamily;
  /** Shortest side it takes, in pixels; left out: 2, the smallest there is, or known to a trial at the film's size alone. */
  readonly leastSidePx?: number;
};

/** What each encoder writes, and on what it runs. */
const FACTS: Readonly<Record<EncoderName, EncoderFacts>> = {
  libx264: { codec: 'h264', family: 'software' },
  libx265: { codec: 'hevc', family: 'software', leastSidePx: 16 },
  libsvtav1: { codec: 'av1', family: 'software', leastSidePx: 64 },
  'libvpx-vp9': { codec: 'vp9', family: 'software' },
  prores_ks: { codec: 'prores', family: 'software' },
  h264_nvenc: { codec: 'h264', family: 'nvenc' },
  hevc_nvenc: { codec: 'hevc', family: 'nvenc' },
  av1_nvenc: { codec: 'av1', family: 'nvenc' },
  h264_videotoolbox: { codec: 'h264', family: 'videotoolbox' },
  hevc_videotoolbox: { codec: 'hevc', family: 'videotoolbox' },
  h264_qsv: { codec: 'h264', family: 'qsv' },
  hevc_qsv: { codec: 'hevc', family: 'qsv' },
  av1_qsv: { codec: 'av1', family: 'qsv' },
  h264_amf: { codec: 'h264', family: 'amf' },
  hevc_amf: { codec: 'hevc', family: 'amf' },
  av1_amf: { codec: 'av1', family: 'amf' },
  h264_vaapi: { codec: 'h264', family: 'vaapi' },
  hevc_vaapi: { codec: 'hevc', family: 'vaapi' },
  av1_vaapi: { codec: 'av1', family: 'vaapi' },
};

export function encoderFamily(encoder: EncoderName): EncoderFamily {
  return FACTS[encoder].family;
}

/** Hardware has limits that differ from one model to the next: those are found by trial. */
export function leastSidePx(encoder: EncoderName): number {
  return FACTS[encoder].leastSidePx ?? 2;
}

export function codecOf(encoder: EncoderName): VideoCodec {
  return FACTS[encoder].codec;
}

/** ffmpeg's option for the tag of what `encoder` wrote in mp4 and mov: `hvc1` for HEVC, since Apple's players refuse `hev1`. */
export function codecTagArgs(encoder: EncoderName): readonly string[] {
  return codecOf(encoder) === 'hevc' ? ['-tag:v', 'hvc1'] : [];
}
