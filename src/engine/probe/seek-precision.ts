import type { SeekPrecision } from '../../shared/media.ts';

/** Searched by time of decoding, from which decoders may start between two key frames. */
const SEARCHED = /^(mpegts|mpeg|avi)$/;

/**
 * How ffmpeg finds a place in a file of this kind. Only mp4 and mov with a list of all their frames, Matroska and WebM lead it to
 * a key frame. Of fragmented mp4 it knows the fragments, which need not begin with one; `isListed`: the header
 * counts as many frames as there are. Raw streams and FLV it leaves behind the place, even at the end of the file.
 */
export function seekPrecision(
  container: string,
  { isListed }: { readonly isListed: boolean },
): SeekPrecision {
  if (container.startsWith('matroska')) return 'exact';
  if (container.startsWith('mov')) return isListed ? 'exact' : 'early';
  return SEARCHED.test(container) ? 'early' : 'never';
}
