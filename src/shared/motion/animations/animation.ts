import type { Ease, StageAnimation, StageCue, StageStyle, StageWord } from '../../stage-film.ts';
import type { BoxChange } from '../box-state.ts';

/** Everything beside progress that a built-in animation may depend on. */
export type AnimationContext = {
  readonly params: StageAnimation['params'];
  readonly when: StageAnimation['when'];
  /** Of the cue's id. */
  readonly seed: number;
  /** Order of the word in its cue, and how many there are; 0 and 1 for a whole cue. */
  readonly wordIndex: number;
  readonly wordCount: number;
  /** Frames since the cue's start, for what flickers. */
  readonly frame: number;
  /** Of the stage, in pixels. */
  readonly heightPx: number;
  /** Font size, or a comparable length for cues without text, in stage pixels. */
  readonly sizePx: number;
  /** Style of the text; null for cues without text. */
  readonly style: StageStyle | null;
  readonly cue: StageCue;
  /** The word that is moved; null where it is the whole cue. */
  readonly word: StageWord | null;
};

export type Draw = (progress: number, context: AnimationContext) => BoxChange;

/**
 * A built-in animation: a pure function of progress, whose meaning is its role.
 * - entrance: hidden at 0, exactly at rest at 1. `loop` replaces it where it repeats (`during` with a period);
 *   without one it goes there and back.
 * - loop: at rest at 0 and at 1.
 * - look: progress is strength; at rest at 0, fully there at 1.
 * - karaoke: progress through the word's own time.
 */
export type Animation = {
  readonly role: 'entrance' | 'loop' | 'look' | 'karaoke';
  readonly draw: Draw;
  readonly loop?: Draw;
  /** Where the scenario names none. */
  readonly ease: Ease;
  /** Moves each word of a text even where it was put on the cue. */
  readonly perWord?: true;
  /** A look that stays on a word once spoken. */
  readonly stays?: true;
};
