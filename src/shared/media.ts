import type { FrameRate, TimeBase } from './time.ts';

/** Colour tags in ffmpeg's names; `unknown` where the stream does not say. */
export type ColorTags = {
  /** tv: luma 16-235; pc: 0-255 (ITU-R BT.601/709 "narrow" and "full"). */
  readonly range: 'tv' | 'pc' | 'unknown';
  readonly matrix: string;
  readonly primaries: string;
  readonly transfer: string;
};

/** The moving picture of a media file. */
export type VideoStream = {
  /** Index within the file, as ffmpeg's `0:INDEX`. */
  readonly index: number;
  readonly codec: string;
  /** Stored size, before sample aspect and rotation. */
  readonly codedWidthPx: number;
  readonly codedHeightPx: number;
  /** Size as a player shows it: sample aspect and rotation applied, rounded to whole pixels. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** Clockwise turn a player applies: 0, 90, 180 or 270. */
  readonly rotationDegrees: number;
  /** Width of one pixel over its height; 1/1 for square pixels. */
  readonly sampleAspect: { readonly num: number; readonly den: number };
  readonly pixelFormat: string;
  /** The exact rate, from the time stamps where they are regular, else the common rate of most frames, else the lowest that keeps their motion. */
  readonly rate: FrameRate;
  readonly isVariableRate: boolean;
  readonly isInterlaced: boolean;
  readonly timeBase: TimeBase;
  /** Frames a decoder gives, not what the header claims. */
  readonly frameCount: number;
  /** `decode` where header and packets disagreed, so that the frames had to be decoded and counted. */
  readonly countedBy: 'packets' | 'decode';
  readonly color: ColorTags;
  /**
   * Where colour samples lie among the pixels they are shared by, in ffmpeg's names (`left`, `center`, `topleft` …);
   * `unspecified` where the stream does not say.
   */
  readonly chromaLocation: string;
};

/** The sound of a media file: its first audio stream. */
export type AudioStream = {
  readonly index: number;
  readonly codec: string;
  readonly sampleRateHz: number;
  readonly channels: number;
};

/** What a media file is, as `cueframe probe` prints it. */
export type MediaInfo = {
  readonly path: string;
  readonly sizeBytes: number;
  /** Bytes that the container speaks of and that are not there: the file was cut off. 0: whole, or it does not say. */
  readonly missingBytes: number;
  /** ffmpeg's demuxer name, for example `mov,mp4,m4a,3gp,3g2,mj2`. */
  readonly container: string;
  /** Time stamp, in seconds, at which a player starts: the file's zero. */
  readonly startSeconds: number;
  readonly durationSeconds: number;
  readonly kind: 'video' | 'audio' | 'image';
  readonly video: VideoStream | null;
  readonly audio: AudioStream | null;
  /** Streams that are not used (subtitles, data, further tracks), as `type:codec`. */
  readonly ignoredStreams: readonly string[];
};

/** When each frame of a stream is shown. */
export type FrameTable = {
  /** Presentation times in ticks of the stream's time base, ascending. */
  readonly ticks: readonly number[];
  /** Ticks of the frames a decoder can start at, ascending; a subset of `ticks`. */
  readonly keyTicks: readonly number[];
  readonly seek: SeekPrecision;
};

/**
 * Where ffmpeg starts when it is asked for a time: `exact`: at the key frame at or before it; `early`: there or at some
 * packet near it, so that it must be asked for an earlier time; `never`: anywhere, so that it must read from the start.
 */
export type SeekPrecision = 'exact' | 'early' | 'never';

/** A probed file with what the planner needs to name its frames. */
export type ProbedMedia = {
  readonly info: MediaInfo;
  /** Null where there is no moving picture. */
  readonly frames: FrameTable | null;
  /** Hex digest that changes whenever the file's content does; part of segment fingerprints. */
  readonly identity: string;
};
