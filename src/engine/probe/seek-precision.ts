import type { SeekPrecision } from '../../shared/media.ts';

/** Searched by time of decoding, from which decoders may start between two key frames. */
const SEARCHED = /^(mpegts|mpeg|avi)$/;

/**
 * How ffmpeg finds a place in a file of this kind. Only mp4 and mov with a list of all their frames, Matroska and WebM lead it to
 * a key frame. Of fragmented mp4 it knows the fragments, which need not begin with one; `isListed`: the header
 * counts as many frames as there are. Raw streams and FLV it leaves behind the place, even at the end of the file.
 *
 * Interlaced MPEG-4 whose parameters stand in the file's header alone is read from its start: ffmpeg's decoder takes
 * its clock from the first B-frame it meets, after a seek one that belongs before the key frame, and drops all others.
 */
export function seekPrecision(
  container: string,
  {
    isListed,
    hasMpeg4Fields,
  }: {
    readonly isListed: boolean;
    /** The picture is MPEG-4 part 2, interlaced. */
    readonly hasMpeg4Fields: boolean;
  },
): SeekPrecision {
  if (hasMpeg4Fields && /^(mov|matroska)/.test(container)) return 'never';
  if (container.startsWith('matroska')) return 'exact';
  if (container.startsWith('mov')) return isListed ? 'exact' : 'early';
  return SEARCHED.test(container) ? 'early' : 'never';
}
