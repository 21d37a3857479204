/** Families that come with Cueframe, in the order in which they are asked for a character. */
export const BUNDLED_FAMILIES = [
  'Inter Variable',
  'Noto Sans Arabic Variable',
  'Noto Sans Hebrew Variable',
  'Noto Sans Devanagari Variable',
  'Noto Sans Thai Variable',
  'Noto Sans SC Variable',
  'Noto Sans JP Variable',
  'Noto Sans KR Variable',
  'Noto Color Emoji',
] as const;

/**
 * Returns the bundled family that a style's font name stands for, or null. People write the plain name: `Inter` stands
 * for `Inter Variable`.
 */
export function bundledFamily(font: string): string | null {
  const wanted = font.toLowerCase();
  return (
    BUNDLED_FAMILIES.find((family) => {
      const name = family.toLowerCase();
      return name === wanted || name === `${wanted} variable`;
    }) ?? null
  );
}
