import type { ReadCue } from './read-cue.ts';

/** Pieces by the time they begin, as words that end where the next begins; null where the times are not in order. */
export function wordsOf(
  pieces: readonly { readonly atSeconds: number; readonly text: string }[],
  endSeconds: number,
): ReadCue['words'] {
  const spoken = pieces.filter(({ text }) => text.trim() !== '');
  const words = spoken.map(({ text, atSeconds }, index) => ({
    text: text.trim(),
    start: atSeconds,
    end: spoken[index + 1]?.atSeconds ?? endSeconds,
  }));
  return words.length > 0 && words.every(({ start, end }) => end > start) ? words : null;
}
