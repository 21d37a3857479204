import type { MediaInfo } from '../../../../shared/media.ts';
import { formatBytes, formatDuration, formatFrameRate } from '../../text/format.ts';

/** What the bin says of a file, in its order: length, size, rate, codec, file size. */
export function mediaFacts({ kind, durationSeconds, video, audio, sizeBytes }: MediaInfo): readonly string[] {
  const facts = [
    kind === 'image' ? null : formatDuration(durationSeconds),
    video && `${video.widthPx} × ${video.heightPx}`,
    kind === 'video' && video ? formatFrameRate(video.rate) : null,
    video?.codec ?? audio?.codec ?? null,
    formatBytes(sizeBytes),
  ];
  return facts.filter((fact) => fact !== null && fact !== '') as string[];
}
