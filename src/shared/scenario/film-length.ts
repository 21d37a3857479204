import type { Scenario } from './scenario.ts';

/**
 * Length of the film in seconds as far as the scenario itself tells; null where a clip runs to the end of its media.
 * Every transition but `fade` overlaps two clips and so shortens the film.
 */
export function writtenFilmSeconds({ stage, timeline }: Scenario): number | null {
  if (timeline.length === 0) return stage.duration ?? null;
  let length = 0;
  for (const [index, clip] of timeline.entries()) {
    if (clip.out === undefined) return null;
    length += (clip.out - (clip.in ?? 0)) / (clip.speed ?? 1);
    if (index > 0 && clip.transition && clip.transition.type !== 'fade') length -= clip.transition.duration;
  }
  return length;
}
