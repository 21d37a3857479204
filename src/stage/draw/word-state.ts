import type { BoxState } from '../../shared/motion/state.ts';

/** Where a word's graphemes lie in its cue: `before` of `total` come earlier. */
export type WordShare = { readonly before: number; readonly count: number; readonly total: number };

function hasLetterEffects(box: BoxState): boolean {
  return (
    box.color !== null ||
    box.weight !== null ||
    box.glowPx > 0 ||
    box.splitPx !== 0 ||
    box.fillRatio !== null ||
    box.visibleGraphemes !== null
  );
}

/**
 * A word's state with what the cue's own state says about letters: colour, weight, glow and fringes reach every word that
 * has none of its own; filling and typing run through the words one after another. Motion, opacity and blur stay on the
 * cue's box.
 */
export function wordStateOf(word: BoxState, box: BoxState, share: WordShare): BoxState {
  if (!hasLetterEffects(box)) return word;
  const typed =
    box.visibleGraphemes === null
      ? null
      : Math.min(share.count, Math.max(0, box.visibleGraphemes - share.before));
  const filled =
    box.fillRatio === null
      ? null
      : Math.min(1, Math.max(0, (box.fillRatio * share.total - share.before) / Math.max(1, share.count)));
  const ownFill = word.fillRatio !== null;
  return {
    ...word,
    color: word.color ?? box.color,
    weight: word.weight ?? box.weight,
    glowPx: word.glowPx > 0 ? word.glowPx : box.glowPx,
    glowColor: word.glowPx > 0 ? word.glowColor : box.glowColor,
    splitPx: word.splitPx !== 0 ? word.splitPx : box.splitPx,
    visibleGraphemes:
      typed === null ? word.visibleGraphemes : Math.min(typed, word.visibleGraphemes ?? share.count),
    fillRatio: ownFill ? word.fillRatio : filled,
    fillColor: ownFill ? word.fillColor : box.fillColor,
    fillMode: ownFill ? word.fillMode : box.fillMode,
  };
}
