import type { AudioStream, ColorTags, FrameTable } from '../../shared/media.ts';
import type { FrameRate, TimeBase } from '../../shared/time.ts';

/** What a file's header claims about its picture; the frames are counted elsewhere. */
export type VideoHeader = {
  readonly index: number;
  readonly codec: string;
  /** Stored size, before sample aspect and rotation. */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly sampleAspect: { readonly num: number; readonly den: number };
  /** Clockwise turn a player applies: 0, 90, 180 or 270. */
  readonly rotationDegrees: number;
  readonly pixelFormat: string;
  /** Rates the header suggests, the most trusted first; each is checked against the time stamps. */
  readonly rateHints: readonly FrameRate[];
  readonly timeBase: TimeBase;
  /** Null where the header gives no count. */
  readonly declaredFrames: number | null;
  readonly isInterlaced: boolean;
  readonly color: ColorTags;
  readonly chromaLocation: string;
};

/** A header in the form both probes, ffprobe and mediabunny, give. */
export type MediaHeader = {
  /** ffmpeg's demuxer name. */
  readonly container: string;
  /** Earliest time stamp of all streams, in seconds; null where the file has none. */
  readonly startSeconds: number | null;
  /** As the header claims; null where it does not say. */
  readonly durationSeconds: number | null;
  readonly video: VideoHeader | null;
  readonly audio: AudioStream | null;
  /** `type:codec` of the streams that are not used. */
  readonly ignoredStreams: readonly string[];
};

/** The frames of a picture stream, counted. */
export type CountedFrames = {
  readonly table: Omit<FrameTable, 'seek'>;
  /** How long the last frame is shown, in ticks; 0 where the file does not say. */
  readonly lastDurationTicks: number;
  readonly countedBy: 'packets' | 'decode';
};
