/**
 * CRF in x264 terms (0-51) on the scales of other encoders. Rules of thumb that give about the same picture, not
 * measured equalities: straight lines through x264 23 = x265 26 = VP9 32 = SVT-AV1 35.
 */
export function hevcCrf(crf: number): number {
  return onScale(crf + 3, 0, 51);
}

/** libvpx's 0-63. */
export function vp9Crf(crf: number): number {
  return onScale(1.4 * crf, 0, 63);
}

/** SVT-AV1's and NVENC AV1's 1-63. */
export function av1Crf(crf: number): number {
  return onScale(1.6 * crf - 2, 1, 63);
}

/** AV1's own quantizer index, 1-255, as AMF and VAAPI take it. */
export function av1QuantizerIndex(crf: number): number {
  return onScale(4 * av1Crf(crf), 1, 255);
}

/** VideoToolbox's 1-100, where more is better. */
export function videotoolboxQuality(crf: number): number {
  return onScale(111 - 2 * crf, 1, 100);
}

function onScale(value: number, lowest: number, highest: number): number {
  return Math.min(highest, Math.max(lowest, Math.round(value)));
}
