import type { Dice } from '../dice.ts';

/** A clip of a scenario's timeline; times in whole milliseconds. */
export type FuzzClip = {
  readonly media: string;
  readonly in: number;
  readonly out: number;
  readonly fit?: string;
  readonly volume?: number;
  readonly mute?: boolean;
};

/** A part of any video, 0.1 to 0.75 s long, heard as it is, otherwise, or not at all. */
export function makeClip(dice: Dice, videos: readonly string[]): FuzzClip {
  const { pick, real, chance, maybe } = dice;
  const [from, length] = [real(0, 0.8), real(0.1, 0.75)];
  return {
    media: pick(videos),
    in: from,
    out: Number((from + length).toFixed(3)),
    ...maybe(0.4, { fit: () => pick(['contain', 'cover', 'stretch']) }),
    ...maybe(0.35, { volume: () => pick([0, 0.5, real(0, 2)]) }),
    ...maybe(0.2, { mute: () => chance(0.8) }),
  };
}
