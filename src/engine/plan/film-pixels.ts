import type { VideoStream } from '../../shared/media.ts';
import type { EncoderName, Quality } from '../../shared/plan/plan.ts';

/** Formats in which libx264 keeps a source bit for bit at qp 0. */
const LOSSLESS_FORMATS = [
  ...['yuv420p', 'yuv422p', 'yuv444p', 'yuvj420p', 'yuvj422p', 'yuvj444p'],
  ...['yuv420p10le', 'yuv422p10le', 'yuv444p10le'],
];

/**
 * ffmpeg's pixel format of the film. 8-bit 4:2:0 as every player reads it, full range (`yuvj420p`) where the first
 * source is; lossless: the source's own format, or the nearest planar YUV that loses least.
 * Alpha (`overlayOnly`) and ProRes need formats of their own.
 */
export function filmPixelFormat(film: {
  /** The film's first source; null: none. */
  readonly first: Pick<VideoStream, 'pixelFormat' | 'color'> | null;
  readonly encoder: EncoderName;
  readonly quality: Quality;
  readonly overlayOnly: boolean;
}): string {
  const { first, encoder, quality, overlayOnly } = film;
  if (encoder === 'prores_ks') return overlayOnly ? 'yuva444p10le' : 'yuv422p10le';
  if (overlayOnly) return 'yuva420p';
  const isFull = first !== null && (first.pixelFormat.startsWith('yuvj') || first.color.range === 'pc');
  if (quality.kind === 'lossless' && first) return nearestLossless(first.pixelFormat);
  // Only libx264 takes the full-range formats by name; others would be fed a conversion anyway.
  return isFull && encoder === 'libx264' && isYuv(first.pixelFormat) ? 'yuvj420p' : 'yuv420p';
}

function nearestLossless(format: string): string {
  if (LOSSLESS_FORMATS.includes(format)) return format;
  const is10Bit = /(10|12|14|16)(le|be)$|^p01[06]/.test(format);
  const layout = /444|^(gbr|rgb|bgr|argb|abgr|0rgb|0bgr|pal8)/.test(format)
    ? '444'
    : /422/.test(format)
      ? '422'
      : '420';
  return `yuv${layout}p${is10Bit ? '10le' : ''}`;
}

function isYuv(format: string): boolean {
  return /^(yuv|nv|p01|uyvy|yuyv)/.test(format);
}
