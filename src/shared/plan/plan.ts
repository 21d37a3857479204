import type { ColorTags } from '../media.ts';
import type { StageFilm } from '../stage-film.ts';
import type { FrameRate, FrameSpan, TimeBase } from '../time.ts';

export const PRESET_NAMES = ['low', 'medium', 'high', 'ultra'] as const;
export type QualityPreset = (typeof PRESET_NAMES)[number];

/** Quality presets in x264 terms. */
export const QUALITY_PRESETS = {
  low: { crf: 32, speed: 'veryfast' },
  medium: { crf: 28, speed: 'fast' },
  high: { crf: 23, speed: 'medium' },
  ultra: { crf: 18, speed: 'slow' },
} as const satisfies Record<QualityPreset, { crf: number; speed: EncoderSpeed }>;

export const ENCODER_SPEEDS = [
  'ultrafast',
  'superfast',
  'veryfast',
  'faster',
  'fast',
  'medium',
  'slow',
  'slower',
] as const;
/** x264's preset words, the fastest first; other encoders map them to their nearest. */
export type EncoderSpeed = (typeof ENCODER_SPEEDS)[number];

export const VIDEO_CODECS = ['h264', 'hevc', 'av1', 'vp9', 'prores'] as const;
export type VideoCodec = (typeof VIDEO_CODECS)[number];

export const ENCODER_NAMES = [
  'libx264',
  'libx265',
  'libsvtav1',
  'libvpx-vp9',
  'prores_ks',
  'h264_nvenc',
  'hevc_nvenc',
  'av1_nvenc',
  'h264_videotoolbox',
  'hevc_videotoolbox',
  'h264_qsv',
  'hevc_qsv',
  'av1_qsv',
  'h264_amf',
  'hevc_amf',
  'av1_amf',
  'h264_vaapi',
  'hevc_vaapi',
  'av1_vaapi',
] as const;
/** ffmpeg's encoder names. */
export type EncoderName = (typeof ENCODER_NAMES)[number];

export type Quality =
  | { readonly kind: 'crf'; readonly crf: number }
  | { readonly kind: 'lossless' }
  | { readonly kind: 'bitrate'; readonly bitsPerSecond: number };

/** How every segment of a film is encoded; the same for all, so that they join by stream copy. */
export type EncodeSettings = {
  readonly encoder: EncoderName;
  readonly quality: Quality;
  readonly speed: EncoderSpeed;
  /** ffmpeg's pixel format of the film. */
  readonly pixelFormat: string;
  /**
   * Threads a software encoder works with, at least 1. What libx264 and libx265 write depends on it, so the plan says
   * it and never the machine. Hardware encoders take no notice.
   */
  readonly threads: number;
};

export const OUTPUT_FORMATS = ['mp4', 'mov', 'webm', 'gif', 'png-sequence', 'wav'] as const;
/** What the finished file is. The last three are made from a lossless intermediate at assembly. */
export type OutputFormat = (typeof OUTPUT_FORMATS)[number];

/** How a source picture is brought onto the stage, in stage pixels. */
export type Placement = {
  /** Size to scale to. */
  readonly scaledWidthPx: number;
  readonly scaledHeightPx: number;
  /** Window of the scaled picture that is kept (cover), in its own pixels. */
  readonly cropXPx: number;
  readonly cropYPx: number;
  readonly cropWidthPx: number;
  readonly cropHeightPx: number;
  /** Where the window stands on the stage (contain). */
  readonly xPx: number;
  readonly yPx: number;
};

/**
 * A run of film frames taken from one source. Rule of the mapping: frame k of a clip shows the latest source frame
 * whose tick t satisfies `round((t - zeroTick) × timeBase × rate) <= k`, halves rounding away from zero: a source
 * frame belongs to the film frame whose start it is nearest to. Before the first source frame the first is shown;
 * after the last, the last.
 */
export type SourcePart = {
  readonly kind: 'source';
  readonly mediaId: string;
  readonly mediaPath: string;
  /** What the file was found to be (`MediaInfo`). */
  readonly container: string;
  /** Its end is missing. */
  readonly isCutShort: boolean;
  readonly mediaIdentity: string;
  readonly streamIndex: number;
  readonly timeBase: TimeBase;
  /** Source time shown at frame 0 of the clip, in ticks. */
  readonly zeroTick: number;
  /** Frames of the clip (0 is the clip's first), half-open. */
  readonly firstClipFrame: number;
  readonly endClipFrame: number;
  /** Tick of the source frame shown first. */
  readonly seekTick: number;
  /** Frames the source has from that one on, itself included. */
  readonly remainingFrames: number;
  /** Tick to seek to, at or before `seekTick`. Null: ffmpeg reads from the file's start. */
  readonly decodeTick: number | null;
  /** Film frames at the start that must repeat the first source frame because the source begins later. */
  readonly leadFrames: number;
  /** Film frames at the end that must repeat the last source frame because the source ends earlier. */
  readonly holdFrames: number;
  readonly placement: Placement;
  readonly isInterlaced: boolean;
  /** Where its colour samples lie, in ffmpeg's names. */
  readonly chromaLocation: string;
  /** The stage's background shows through it. */
  readonly hasAlpha: boolean;
  /** ffmpeg's name of the decoder to use; null: its usual one. */
  readonly decoder: string | null;
  /** Colour of the source, where it must be converted to the film's; null: it is the film's already. */
  readonly convertFrom: ColorTags | null;
};

/** Film frames that show only the stage's background. */
export type BackgroundPart = { readonly kind: 'background'; readonly frames: number };

export type SegmentPart = SourcePart | BackgroundPart;

/** A run of film frames drawn and encoded as one closed-GOP file. */
export type PlanSegment = FrameSpan & {
  readonly index: number;
  /** SHA-256 in hex of everything of the scenario that can change the segment's pixels or bytes; no program is in it. */
  readonly contentPrint: string;
  readonly parts: readonly SegmentPart[];
  /** Film frames on which any cue is on screen, ascending, not touching; empty: no page is needed. */
  readonly overlaySpans: readonly FrameSpan[];
};

/** One clip's sound: samples [startSample, endSample) of the film at the film's sound rate. */
export type SoundPart = {
  readonly startSample: number;
  readonly endSample: number;
  /** Null: silence. */
  readonly source: {
    readonly mediaPath: string;
    readonly container: string;
    readonly isCutShort: boolean;
    readonly streamIndex: number;
    /** Source time, in seconds on the file's own clock, heard at `startSample`. */
    readonly startSeconds: number;
    /** Linear gain, 1: as it is. */
    readonly volume: number;
  } | null;
};

export type SoundPlan = {
  readonly sampleRateHz: number;
  readonly channels: number;
  readonly totalSamples: number;
  readonly parts: readonly SoundPart[];
};

/** The pure result of planning. Plain JSON. */
export type Plan = {
  readonly title: string | null;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rate: FrameRate;
  /** Frames of the film, or of the requested range of it. */
  readonly totalFrames: number;
  /** First film frame rendered; 0 unless a range was asked for. Segments use film frame numbers. */
  readonly firstFrame: number;
  readonly background: string;
  /** Tags the film carries: those of its first source. */
  readonly color: ColorTags;
  /** Where the film's colour samples lie, in ffmpeg's names: as its first source's. */
  readonly chromaLocation: string;
  readonly encode: EncodeSettings;
  readonly format: OutputFormat;
  /** Only the cues, on a transparent ground. */
  readonly overlayOnly: boolean;
  /** Size of the finished film where it differs from the stage's; null: the stage's. */
  readonly outputSize: { readonly widthPx: number; readonly heightPx: number } | null;
  readonly segments: readonly PlanSegment[];
  /** Null: a silent film. */
  readonly sound: SoundPlan | null;
  readonly film: StageFilm;
  /** Paths of the files the stage page may ask for, by name. */
  readonly assets: Readonly<Record<string, string>>;
  /** What they hold, by name: hex digests. */
  readonly assetDigests: Readonly<Record<string, string>>;
  readonly warnings: readonly PlanWarning[];
  /** Why it was planned so, in plain words, one sentence each. */
  readonly reasons: readonly string[];
};

/** What all segments of a film have in common. */
export type FilmPicture = Pick<
  Plan,
  | 'widthPx'
  | 'heightPx'
  | 'rate'
  | 'background'
  | 'color'
  | 'chromaLocation'
  | 'encode'
  | 'format'
  | 'overlayOnly'
  | 'outputSize'
>;

export type PlanWarning = { readonly path: string; readonly code: string; readonly message: string };
