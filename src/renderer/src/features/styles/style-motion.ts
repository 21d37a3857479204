import { BUILT_IN_MOTION } from '../../../../shared/scenario/built-in-styles.ts';

/** Which of the card's movements (style-cards.css) shows what a style does. */
export type CardMotion = 'pop' | 'pill' | 'slide' | 'type' | 'color' | 'fade';

export function cardMotion(name: string, hasActiveColor: boolean): CardMotion {
  const names = (BUILT_IN_MOTION[name] ?? []).map((animation) => animation.name);
  if (names.includes('pop')) return 'pop';
  if (names.includes('karaoke')) return 'pill';
  if (names.includes('typewriter')) return 'type';
  if (names.includes('slide')) return 'slide';
  return hasActiveColor ? 'color' : 'fade';
}
