import type { Dice } from '../dice.ts';

/** Colours in every notation, opaque, translucent and clear. */
export function makeColor({ chance, whole, pick }: Dice): string {
  const channel = () => whole(0, 255);
  const hex = (values: number[]) => `#${values.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
  if (chance(0.05)) return 'transparent';
  if (chance(0.2)) return `rgba(${channel()}, ${channel()}, ${channel()}, ${whole(1, 9) / 10})`;
  if (chance(0.2)) return pick(['white', 'black', 'tomato', 'hsl(200 70% 50%)', 'oklch(0.7 0.15 130)']);
  return hex([channel(), channel(), channel(), ...(chance(0.1) ? [channel()] : [])]);
}
