import type { FrameRate, FrameSpan } from './time.ts';

/**
 * What the stage draws: a scenario with everything a person wrote in seconds and fractions turned into frames and
 * stage pixels, styles flattened and defaults filled in. Plain JSON, so that it crosses to a page or an agent unchanged.
 */
export type StageFilm = {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rate: FrameRate;
  readonly totalFrames: number;
  readonly fonts: readonly StageFont[];
  /** In drawing order: by layer, then as written. */
  readonly cues: readonly StageCue[];
};

/** A font of the scenario itself. `asset` names a file served beside the stage page. */
export type StageFont = {
  readonly family: string;
  readonly asset: string;
  readonly weight: string;
  readonly style: 'normal' | 'italic';
};

export type Anchor = 'tl' | 'tc' | 'tr' | 'cl' | 'cc' | 'cr' | 'bl' | 'bc' | 'br';

/** Where a box stands. All lengths in stage pixels; null width or height: as large as the content. */
export type StageLayout = {
  readonly anchor: Anchor;
  readonly xPx: number;
  readonly yPx: number;
  readonly widthPx: number | null;
  readonly heightPx: number | null;
  readonly rotateDegrees: number;
};

/** A function of progress 0-1; parsed once by the resolver from the scenario's ease names. */
export type Ease =
  | {
      readonly kind: 'named';
      readonly name: 'linear' | 'in' | 'out' | 'in-out' | 'back' | 'elastic' | 'bounce' | 'hold';
    }
  | {
      readonly kind: 'cubic-bezier';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
    }
  | { readonly kind: 'spring'; readonly mass: number; readonly stiffness: number; readonly damping: number };

/** Values that hold from `frame` (relative to the cue's start, may be fractional) and ease towards the next key. */
export type TransformKey = {
  readonly frame: number;
  readonly ease: Ease;
  /** Stage pixels. */
  readonly x?: number;
  readonly y?: number;
  readonly scaleX?: number;
  readonly scaleY?: number;
  /** Degrees. */
  readonly rotate?: number;
  readonly skewX?: number;
  readonly skewY?: number;
  /** 0-1. */
  readonly opacity?: number;
};

export const ANIMATION_NAMES = [
  'fade',
  'slide',
  'pop',
  'scale',
  'elastic',
  'bounce',
  'spin',
  'rotate3d',
  'pulse',
  'bob',
  'shake',
  'wave',
  'typewriter',
  'flip',
  'glitch',
  'glow',
  'magnetic',
  'flames',
  'blur',
  'color',
  'loud',
  'whisper',
  'karaoke',
] as const;
export type AnimationName = (typeof ANIMATION_NAMES)[number];

/** One built-in animation on a cue or on each of its words. Lengths of time in frames, possibly fractional. */
export type StageAnimation = {
  readonly name: AnimationName;
  /** `word`: at each word's own start; `during`: over the cue's whole span. */
  readonly when: 'in' | 'out' | 'during' | 'word';
  readonly durationFrames: number;
  readonly delayFrames: number;
  /** Added per word (by its order in the cue) where the cue has words. */
  readonly staggerFrames: number;
  readonly ease: Ease | null;
  readonly params: Readonly<Record<string, string | number | boolean>>;
};

export type StageShadow = {
  readonly xPx: number;
  readonly yPx: number;
  readonly blurPx: number;
  readonly color: string;
};

export type StageBox = {
  readonly color: string | null;
  readonly paddingXPx: number;
  readonly paddingYPx: number;
  readonly radiusPx: number;
  readonly borderWidthPx: number;
  readonly borderColor: string;
  readonly opacity: number;
};

/** A flattened style: no names left to look up, all lengths in stage pixels. */
export type StageStyle = {
  readonly font: string;
  readonly sizePx: number;
  readonly weight: number;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly strikethrough: boolean;
  readonly color: string;
  readonly align: 'left' | 'center' | 'right' | 'start' | 'end';
  /** Multiple of the size. */
  readonly lineHeight: number;
  readonly letterSpacingPx: number;
  readonly uppercase: boolean;
  readonly wrap: boolean;
  readonly maxLines: number | null;
  readonly strokeWidthPx: number;
  readonly strokeColor: string;
  readonly shadows: readonly StageShadow[];
  /** Radius of a glow in the text's own colour or `glowColor`; 0: none. */
  readonly glowPx: number;
  readonly glowColor: string;
  /** Colour and scale of the word being spoken; null and 1 where the style has none. */
  readonly activeColor: string | null;
  readonly activeScale: number;
  readonly emphasisColor: string | null;
  readonly box: StageBox | null;
  readonly wordBox: StageBox | null;
  readonly maxWordsPerLine: number | null;
};

type StageCueCommon = FrameSpan & {
  /** The cue's own id, or its path in the scenario (`cues[3].children[0]`); unique in the film. */
  readonly id: string;
  /** Path in the scenario, for messages. */
  readonly path: string;
  readonly layout: StageLayout;
  readonly opacity: number;
  readonly transform: readonly TransformKey[];
  readonly animations: readonly StageAnimation[];
};

/** One word with the film frames it is spoken over, or the cue's own span where the scenario gives no word times. */
export type StageWord = FrameSpan & {
  readonly text: string;
  /** Null: the cue's style. */
  readonly style: StageStyle | null;
  /** It goes on the word before without a space: a part of the same word that looks otherwise. */
  readonly isJoined?: true;
};

export type StageTextCue = StageCueCommon & {
  readonly type: 'text';
  /** Lines as written (`\n`); each is broken further where it does not fit or has too many words. In logical order. */
  readonly lines: readonly (readonly StageWord[])[];
  /** Whether the scenario gave word times. */
  readonly hasWordTimes: boolean;
  readonly style: StageStyle;
};

export type StageImageCue = StageCueCommon & {
  readonly type: 'image';
  /** Name of a file served beside the stage page. */
  readonly asset: string;
  readonly fit: 'contain' | 'cover' | 'stretch';
};

export type StageShapeCue = StageCueCommon & {
  readonly type: 'shape';
  readonly shape: 'rect' | 'ellipse' | 'line' | 'path';
  readonly fill: string | null;
  readonly stroke: string | null;
  readonly strokeWidthPx: number;
  readonly radiusPx: number;
  /** SVG path data in a viewBox of the layout's box in stage pixels; null unless `shape` is `path`. */
  readonly pathData: string | null;
};

export type StageGroupCue = StageCueCommon & {
  readonly type: 'group';
  /** Their frames are film frames, already moved to the group's start and cut to its span. */
  readonly children: readonly StageCue[];
  readonly direction: 'row' | 'column' | 'stack';
  readonly gapPx: number;
  readonly align: 'start' | 'center' | 'end' | 'stretch';
  readonly justify: 'start' | 'center' | 'end' | 'space-between' | 'space-around';
  readonly wrap: boolean;
  readonly box: StageBox | null;
};

export type StageCue = StageTextCue | StageImageCue | StageShapeCue | StageGroupCue;
