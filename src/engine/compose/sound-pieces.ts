import type { SoundPlan } from '../../shared/plan/plan.ts';

/** Each part is an input of ffmpeg: a file open, a demuxer's memory, and some 200 characters of a command. */
const MOST_PARTS = 32;

/**
 * The sound in pieces of at most `mostParts` parts, in order: every sample is in exactly one of them. A piece is a
 * sound of its own, whose parts count from its first sample.
 */
export function soundPieces(sound: SoundPlan, mostParts = MOST_PARTS): readonly SoundPlan[] {
  const count = Math.max(1, Math.ceil(sound.parts.length / mostParts));
  return Array.from({ length: count }, (_, index) => {
    const parts = sound.parts.slice(index * mostParts, (index + 1) * mostParts);
    const first = parts[0]?.startSample ?? 0;
    return {
      ...sound,
      totalSamples: (parts.at(-1)?.endSample ?? first) - first,
      parts: parts.map((part) => ({
        ...part,
        startSample: part.startSample - first,
        endSample: part.endSample - first,
      })),
    };
  });
}
