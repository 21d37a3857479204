import { rollDice } from './dice.ts';
import { FUZZ_MEDIA } from './fuzz-media.ts';
import { makeClip, type FuzzClip } from './kinds/clip.ts';
import { makeColor } from './kinds/colors.ts';
import { makeSpan } from './kinds/cue-frame.ts';
import { makeCue } from './kinds/cue-kinds.ts';
import { makeOutput } from './kinds/output.ts';

/** A valid scenario document, as a file would hold it. */
export type FuzzScenario = {
  readonly stage: Readonly<Record<string, unknown>>;
  readonly media: Readonly<Record<string, { readonly src: string }>>;
  readonly timeline: readonly FuzzClip[];
  readonly cues: readonly Readonly<Record<string, unknown>>[];
  readonly output?: Readonly<Record<string, unknown>>;
};

const SIZES = [
  ...([
    [320, 180],
    [180, 320],
    [64, 36],
    [256, 256],
    [200, 120],
    [426, 240],
  ] as const),
];
const RATES = ['25', '30000/1001', '24000/1001', '24', '50', '12', '60', '25/2', '1', '1000/7'];

/** The same scenario for the same seed. Small and short, so that many can be rendered. */
export function makeScenario(seed: number): FuzzScenario {
  const dice = rollDice(seed);
  const { chance, pick, real, whole } = dice;
  const clips = chance(0.6)
    ? Array.from({ length: whole(1, 3) }, () => makeClip(dice, FUZZ_MEDIA.videos))
    : [];
  const clipsSeconds = clips.reduce((sum, clip) => sum + clip.out - clip.in, 0);
  // clips that are together shorter than half a frame are no film
  const rate = pick(clips.length === 0 ? RATES : RATES.filter((one) => secondsOfFrame(one) <= clipsSeconds));
  const frameSeconds = secondsOfFrame(rate);
  const filmSeconds = clips.length > 0 ? clipsSeconds : Math.max(real(0.1, 2.4), frameSeconds);
  const [width, height] = pick(SIZES);
  const takesSource = clips.length > 0 && chance(0.25);
  const setting = { dice, frameSeconds, images: FUZZ_MEDIA.images, depth: 0 };
  const cues = Array.from(
    { length: whole(chance(0.05) ? 0 : 1, 6) },
    () => makeCue({ ...setting, span: makeSpan(dice, filmSeconds, frameSeconds) }) as Record<string, unknown>,
  );
  const names = [...FUZZ_MEDIA.videos, ...FUZZ_MEDIA.images];
  const used = JSON.stringify([clips, cues]);
  return {
    stage: {
      ...(takesSource ? {} : { width, height }),
      ...(clips.length === 0
        ? { frameRate: rate, duration: filmSeconds }
        : chance(0.5) && { frameRate: rate }),
      background: makeColor(dice),
    },
    media: Object.fromEntries(
      names.filter((name) => used.includes(JSON.stringify(name))).map((name) => [name, { src: name }]),
    ),
    timeline: clips,
    cues,
    ...(chance(0.4) && { output: makeOutput(dice, Math.min(width, height)) as Record<string, unknown> }),
  };
}

function secondsOfFrame(rate: string): number {
  const [num = 1, den = 1] = rate.split('/').map(Number);
  return den / num;
}
