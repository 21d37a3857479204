import type { ColorTags } from '../../../../shared/media.ts';
import {
  ALL_FORMATS,
  AudioBufferSink,
  EncodedPacketSink,
  Input,
  UrlSource,
  VideoSampleSink,
} from 'mediabunny';
import type { FrameSource } from './frame-reader.ts';
import { createMediaPool, type MediaPool } from './media-pool.ts';

export type OpenVideo = {
  readonly frames: FrameSource;
  /** Seconds to add to a time stamp of ffmpeg's to get this reader's. */
  readonly offsetOf: (firstSeconds: number) => number;
};

/** A media file, its tracks read in ranges. */
export type MediaFile = {
  /**
   * Null where this browser cannot decode the picture. `color`: how its numbers are read, since browsers guess otherwise than
   * ffmpeg where the file says nothing.
   */
  video(color: ColorTags): Promise<OpenVideo | null>;
  /** Null where there is no sound, or none this browser can decode. */
  sound(): Promise<Pick<AudioBufferSink, 'buffers'> | null>;
  /** Frees what was read and ends what is being read. */
  dispose(): void;
};
export type MediaFiles = MediaPool<MediaFile>;

/** The files of one preview. */
export const createMediaFiles = (): MediaFiles => createMediaPool(openMediaFile);

/** Nothing is read before a track is asked for; each is opened once. */
function openMediaFile(url: string): MediaFile {
  const input = new Input({ source: new UrlSource(url), formats: ALL_FORMATS });
  let video: Promise<OpenVideo | null> | null = null;
  let sound: Promise<AudioBufferSink | null> | null = null;
  return {
    video: (color) => (video ??= openVideo(input, color)),
    sound: () => (sound ??= openSound(input)),
    dispose: () => input.dispose(),
  };
}

async function openSound(input: Input): Promise<AudioBufferSink | null> {
  const track = await input.getPrimaryAudioTrack();
  return track && (await track.canDecode()) ? new AudioBufferSink(track) : null;
}

async function openVideo(input: Input, color: ColorTags): Promise<OpenVideo | null> {
  const track = await input.getPrimaryVideoTrack();
  if (!track || !(await track.canDecode())) return null;
  const config = await track.getDecoderConfig();
  track.getDecoderConfig = () => Promise.resolve(config && { ...config, colorSpace: colorSpaceOf(color) });
  const first = await track.getFirstTimestamp();
  const [samples, packets] = [new VideoSampleSink(track), new EncodedPacketSink(track)];
  return {
    frames: {
      samples: (seconds) => samples.samples(seconds),
      keyBefore: async (seconds) =>
        (await packets.getKeyPacket(seconds, { metadataOnly: true }))?.timestamp ?? null,
    },
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
