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

/** The bundled family a style means, null where none: `Inter` stands for `Inter Variable`, since people write the plain name. */
export function bundledFamily(font: string): string | null {
  const wanted = font.toLowerCase();
  return (
    BUNDLED_FAMILIES.find((family) => {
      const name = family.toLowerCase();
      return name === wanted || name === `${wanted} variable`;
    }) ?? null
  );
}
