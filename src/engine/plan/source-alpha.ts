import type { VideoStream } from '../../shared/media.ts';
import type { SourcePart } from '../../shared/plan/plan.ts';

const ALPHA_FORMATS = /^(yuva|gbrap|rgba|bgra|argb|abgr|ya\d|pal8)/;

/** ffmpeg's own decoders of these leave the alpha out. */
const ALPHA_DECODERS: Readonly<Record<string, string>> = { vp8: 'libvpx', vp9: 'libvpx-vp9' };

/** Whether the ground shows through a source, and the decoder that reads that; null: ffmpeg's own. */
export function sourceAlpha({
  codec,
  pixelFormat,
}: Pick<VideoStream, 'codec' | 'pixelFormat'>): Pick<SourcePart, 'hasAlpha' | 'decoder'> {
  const hasAlpha = ALPHA_FORMATS.test(pixelFormat);
  return { hasAlpha, decoder: hasAlpha ? (ALPHA_DECODERS[codec] ?? null) : null };
}
