const VARIABLE = '100 900';

/** The families of src/stage/fonts/bundled-fonts.ts, by the names people write. A test holds the two against each other. */
export const BUNDLED_FONTS = [
  { family: 'Inter', weights: VARIABLE, styles: ['normal', 'italic'] },
  { family: 'Noto Sans Arabic', weights: VARIABLE, styles: ['normal'] },
  { family: 'Noto Sans Hebrew', weights: VARIABLE, styles: ['normal'] },
  { family: 'Noto Sans Devanagari', weights: VARIABLE, styles: ['normal'] },
  { family: 'Noto Sans Thai', weights: VARIABLE, styles: ['normal'] },
  { family: 'Noto Sans SC', weights: VARIABLE, styles: ['normal'] },
  { family: 'Noto Sans JP', weights: VARIABLE, styles: ['normal'] },
  { family: 'Noto Sans KR', weights: VARIABLE, styles: ['normal'] },
  { family: 'Noto Color Emoji', weights: '400', styles: ['normal'] },
] as const;
