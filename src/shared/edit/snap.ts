import { lowestIndex } from '../lowest-index.ts';
import { frameAt, type FrameRate } from '../time.ts';
import type { EditCue } from './document.ts';
import type { EditedFilm } from './edited-film.ts';

/** Frames that things stick to: edges of clips and cues, the playhead, the film's start. Ascending, each once. */
export function snapPoints(
  film: EditedFilm,
  cues: readonly EditCue[],
  { without, playhead }: { readonly without: ReadonlySet<string>; readonly playhead: number },
): readonly number[] {
  const at = (seconds: number) => frameAt(seconds, film.rate);
  const edges = [
    ...film.clips.flatMap(({ startFrame, endFrame }) => [startFrame, endFrame]),
    ...cues.filter(({ id }) => !without.has(id)).flatMap(({ start, end }) => [at(start), at(end)]),
  ];
  return [...new Set([0, playhead, ...edges])].sort((a, b) => a - b);
}

/** The nearest point within `reach` frames, or null. `points` ascending. */
export function nearestPoint(frame: number, points: readonly number[], reach: number): number | null {
  const next = lowestIndex(points.length, (index) => (points[index] ?? 0) >= frame);
  const candidates = [points[next - 1], points[next]].filter((point) => point !== undefined);
  const best = candidates.sort((a, b) => Math.abs(a - frame) - Math.abs(b - frame))[0];
  return best !== undefined && Math.abs(best - frame) <= reach ? best : null;
}

/** How far a dragged span moves, in frames, when one of its edges sticks to a point nearby. */
export function snapMove(
  span: { readonly startFrame: number; readonly endFrame: number },
  deltaFrames: number,
  points: readonly number[],
  reach: number,
): number {
  const moved = [span.startFrame + deltaFrames, span.endFrame + deltaFrames];
  const pulls = moved.flatMap((frame) => {
    const point = nearestPoint(frame, points, reach);
    return point === null ? [] : [point - frame];
  });
  const [pull = 0] = pulls.sort((a, b) => Math.abs(a) - Math.abs(b));
  return deltaFrames + pull;
}

/** Returns the cut (an edge of a cue or clip) nearest before or after a frame, or null. */
export function neighbourPoint(frame: number, points: readonly number[], way: 1 | -1): number | null {
  const beyond =
    way === 1 ? points.find((point) => point > frame) : points.findLast((point) => point < frame);
  return beyond ?? null;
}

/** Seconds of one frame: the shortest that anything may be. */
export function frameSeconds({ num, den }: FrameRate): number {
  return den / num;
}
