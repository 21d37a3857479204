import type { ColorTags } from '../../../../shared/media.ts';
import { ALL_FORMATS, EncodedPacketSink, Input, UrlSource, type InputVideoTrack } from 'mediabunny';

export type OpenVideo = {
  readonly track: InputVideoTrack;
  readonly packets: EncodedPacketSink;
  /** Seconds to add to a time stamp of ffmpeg's to get this reader's. */
  readonly offsetOf: (firstSeconds: number) => number;
};

const open = new Map<string, Promise<OpenVideo | null>>();

/**
 * The picture track of a file, opened once and read in ranges; null where this browser cannot decode it. `color`: how
 * its numbers are read, since browsers guess otherwise than ffmpeg where the file says nothing.
 */
export function openVideo(url: string, color: ColorTags): Promise<OpenVideo | null> {
  const known = open.get(url) ?? openNow(url, color);
  open.set(url, known);
  known.catch(() => open.delete(url)); // a network error may pass
  return known;
}

async function openNow(url: string, color: ColorTags): Promise<OpenVideo | null> {
  const input = new Input({ source: new UrlSource(url), formats: ALL_FORMATS });
  const track = await input.getPrimaryVideoTrack();
  if (!track || !(await track.canDecode())) return null;
  const config = await track.getDecoderConfig();
  track.getDecoderConfig = () => Promise.resolve(config && { ...config, colorSpace: colorSpaceOf(color) });
  const first = await track.getFirstTimestamp();
  return {
    track,
    packets: new EncodedPacketSink(track),
    // An edit list may hide frames before zero: there both clocks agree. Elsewhere a reader may start its own clock.
    offsetOf: (firstSeconds) => (first < 0 ? 0 : first - firstSeconds),
  };
}

/** Matrix and range only are computed, as in a render; primaries and transfer are carried, and a screen is sRGB. */
function colorSpaceOf({ matrix, range }: ColorTags): VideoColorSpaceInit {
  return { primaries: 'bt709', transfer: 'bt709', matrix: matrixOf(matrix), fullRange: range === 'pc' };
}

/** ffmpeg's names in those of WebCodecs. */
function matrixOf(matrix: string): VideoMatrixCoefficients {
  switch (matrix) {
    case 'smpte170m':
    case 'bt470bg':
    case 'bt709':
      return matrix;
    case 'gbr':
      return 'rgb';
    default:
      return matrix.startsWith('bt2020') ? ('bt2020-ncl' as VideoMatrixCoefficients) : 'bt709';
  }
}
