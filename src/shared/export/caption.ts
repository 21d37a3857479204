import type { CompleteStyle } from '../scenario/built-in-styles.ts';
import type { Animate, Layout } from '../scenario/scenario.ts';

/** Letters of a caption that look alike and are spoken at once. Lines end with \n. */
export type CaptionPiece = {
  readonly text: string;
  readonly style: CompleteStyle;
  /** Which timed word it belongs to; null: none, such as a space, or a text without times. */
  readonly word: number | null;
};

/** A text cue as every format writes it: nothing to look up, film seconds. */
export type Caption = {
  readonly start: number;
  readonly end: number;
  readonly layer: number;
  readonly speaker: string | null;
  readonly pieces: readonly CaptionPiece[];
  /** Film seconds; null: the cue has no times of words. */
  readonly words: readonly { readonly start: number; readonly end: number }[] | null;
  /** The cue's style by its name, and with everything in it. */
  readonly styleName: string;
  readonly style: CompleteStyle;
  readonly layout: Layout;
  readonly animate: readonly Animate[];
  readonly opacity: number;
  readonly isMoved: boolean;
};

/** What a format cannot say of a cue. */
export const LOSSES = {
  speaker: 'who speaks',
  words: 'when each word is spoken',
  place: 'where the text stands',
  corner: 'the exact place; the nearest of nine places is written',
  look: 'fonts, sizes, outlines, shadows and boxes',
  edge: 'rounded boxes, glows, and shadows that are soft or go another way than down to the right',
  color: 'colours',
  letters: 'italics, bold and lines at letters',
  motion: 'animations',
  layer: 'what lies over what',
  lines: 'empty lines',
} as const;
export type LossName = keyof typeof LOSSES;

export type WriteCaptions = {
  readonly text: string;
  /** How many captions lose each thing. */
  readonly lost: ReadonlyMap<LossName, number>;
};

/** Counts each loss once a caption. */
export function createLossCount(): {
  readonly note: (caption: Caption, name: LossName, isLost: boolean) => void;
  readonly lost: ReadonlyMap<LossName, number>;
} {
  const lost = new Map<LossName, number>();
  const last = new Map<LossName, Caption>();
  return {
    lost,
    note(caption, name, isLost) {
      if (!isLost || last.get(name) === caption) return;
      last.set(name, caption);
      lost.set(name, (lost.get(name) ?? 0) + 1);
    },
  };
}
