import type { EncoderName } from '../../../shared/plan/plan.ts';

/** Encoders as people know them: what comes out, and what makes it. Names of standards and makers are the same everywhere. */
export const ENCODER_WORDS: Readonly<Record<EncoderName, string>> = {
  libx264: 'H.264 by the processor',
  libx265: 'HEVC by the processor',
  libsvtav1: 'AV1 by the processor',
  'libvpx-vp9': 'VP9 by the processor',
  prores_ks: 'ProRes by the processor',
  h264_nvenc: 'H.264 by NVIDIA',
  hevc_nvenc: 'HEVC by NVIDIA',
  av1_nvenc: 'AV1 by NVIDIA',
  h264_videotoolbox: 'H.264 by Apple',
  hevc_videotoolbox: 'HEVC by Apple',
  h264_qsv: 'H.264 by Intel',
  hevc_qsv: 'HEVC by Intel',
  av1_qsv: 'AV1 by Intel',
  h264_amf: 'H.264 by AMD',
  hevc_amf: 'HEVC by AMD',
  av1_amf: 'AV1 by AMD',
  h264_vaapi: 'H.264 by VA-API',
  hevc_vaapi: 'HEVC by VA-API',
  av1_vaapi: 'AV1 by VA-API',
};
