/** How one box (a cue, or one word of it) is shown at one frame, beside its resting place. The identity is REST. */
export type BoxState = {
  /** 0-1; multiplied with the cue's own. */
  readonly opacity: number;
  /** Stage pixels, to the right and down. */
  readonly xPx: number;
  readonly yPx: number;
  readonly scaleX: number;
  readonly scaleY: number;
  /** Degrees, clockwise. */
  readonly rotate: number;
  readonly rotateX: number;
  readonly rotateY: number;
  readonly skewX: number;
  readonly skewY: number;
  readonly blurPx: number;
  /** Radius of an extra glow, and its CSS colour (null: the text's own). */
  readonly glowPx: number;
  readonly glowColor: string | null;
  /** CSS colour over the style's own; null: unchanged. */
  readonly color: string | null;
  /** CSS font weight over the style's own; null: unchanged. */
  readonly weight: number | null;
  /** Karaoke: how much of the box is filled with `fillColor`, 0-1 in reading direction; null: no karaoke. */
  readonly fillRatio: number | null;
  readonly fillColor: string | null;
  /** Karaoke: what the filling looks like. */
  readonly fillMode: 'fill' | 'pill' | 'underline';
  /** Colour fringes of a glitch: horizontal offset in stage pixels; 0: none. */
  readonly splitPx: number;
  /** Typewriter: grapheme clusters of the words shown, spaces between words not counted; null: all. A typed cue says it
   * of the whole text and, again, of each word. */
  readonly visibleGraphemes: number | null;
};

export const REST: BoxState = {
  opacity: 1,
  xPx: 0,
  yPx: 0,
  scaleX: 1,
  scaleY: 1,
  rotate: 0,
  rotateX: 0,
  rotateY: 0,
  skewX: 0,
  skewY: 0,
  blurPx: 0,
  glowPx: 0,
  glowColor: null,
  color: null,
  weight: null,
  fillRatio: null,
  fillColor: null,
  fillMode: 'fill',
  splitPx: 0,
  visibleGraphemes: null,
};

/** The state of a whole cue at one frame. */
export type CueState = {
  readonly box: BoxState;
  /** One per word of a text cue, in logical order over all lines; empty for other cues. */
  readonly words: readonly BoxState[];
  /** One per child of a group, null while a child is not on screen; empty for other cues. */
  readonly children: readonly (CueState | null)[];
};
