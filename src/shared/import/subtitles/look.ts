import type { Style } from '../../scenario/scenario.ts';

/** How a piece of text looks, where the file says so. */
export type Look = Pick<Style, 'italic' | 'weight' | 'color' | 'font' | 'size'>;

const KEYS = ['italic', 'weight', 'color', 'font', 'size'] as const satisfies readonly (keyof Look)[];

/** What all pieces have in common, and whether a piece has something the others have not. */
export function commonLook(pieces: readonly { readonly text: string; readonly look: Look }[]): {
  readonly look: Look;
  readonly isPartly: boolean;
} {
  const seen = pieces.filter(({ text }) => text.trim() !== '');
  const [first] = seen;
  if (!first) return { look: {}, isPartly: false };
  const isCommon = (key: keyof Look) => seen.every(({ look }) => look[key] === first.look[key]);
  const look = Object.fromEntries(
    KEYS.filter((key) => first.look[key] !== undefined && isCommon(key)).map((key) => [key, first.look[key]]),
  ) as Look;
  return { look, isPartly: !KEYS.every(isCommon) };
}
