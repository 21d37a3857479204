import { millis, rounded } from '../../../test/integration/helpers/expected-barcodes.ts';
import type { Plan } from '../../../src/shared/plan/plan.ts';
import type { FuzzScenario } from '../make-scenario.ts';
import { FUZZ_SOURCES } from '../sources/all-sources.ts';

/** What a film is by its scenario and by how its sources were made: worked out without the planner. */
export type FilmFacts = {
  readonly rate: string;
  readonly frames: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Some clip of at least a frame is heard. */
  readonly isHeard: boolean;
};

/** `plan` is only asked for the rate where the first source's own times are uneven and the scenario names none. */
export function filmFacts({ stage, timeline }: FuzzScenario, plan: Plan): FilmFacts {
  const first = FUZZ_SOURCES[timeline[0]?.media ?? ''];
  const planned = `${plan.rate.num}/${plan.rate.den}`;
  const rate = String(stage['frameRate'] ?? (first?.isVariable ? planned : first?.rate) ?? planned);
  const seconds =
    timeline.length > 0 ? timeline.map((clip) => clip.out - clip.in) : [Number(stage['duration'])];
  const lengths = framesOf(seconds, rate);
  return {
    rate,
    frames: Math.max(
      1,
      lengths.reduce((sum, length) => sum + length, 0),
    ),
    widthPx: Number(stage['width'] ?? first?.size.widthPx),
    heightPx: Number(stage['height'] ?? first?.size.heightPx),
    isHeard: timeline.some((clip, index) => (lengths[index] ?? 0) > 0 && volumeOf(clip) > 0),
  };
}

/** Frames of parts one after the other, each bound rounded from the film's start. */
export function framesOf(seconds: readonly number[], rate: string): number[] {
  const [num = 1n, den = 1n] = rate.split('/').map(BigInt);
  let passed = 0n;
  return seconds.map((part) => {
    const start = rounded(passed * num, 1000n * den);
    passed += millis(part);
    return Number(rounded(passed * num, 1000n * den) - start);
  });
}

/** 0 where nothing is heard of a clip. */
export function volumeOf({ media, mute, volume }: FuzzScenario['timeline'][number]): number {
  return mute || !FUZZ_SOURCES[media]?.sound ? 0 : (volume ?? 1);
}
