import type { Lane } from '../../shared/contract/page.ts';
import { chooseLanes } from '../../shared/pixels/choose-lanes.ts';
import { uniteEdges, type Edges } from '../../shared/pixels/edges.ts';
import type { StageCue, StageFilm } from '../../shared/stage-film.ts';
import type { FrameSpan } from '../../shared/time.ts';
import { measureCue } from './cue-extent.ts';

/** A lane and the part of the film that is drawn in it. */
export type LaneFilm = {
  readonly lane: Lane;
  readonly film: StageFilm;
  /** Around everything drawn in the lane at a film frame, in stage pixels; null: nothing is. */
  inkAt(frame: number): Edges | null;
};

/** Where the cues of a span ever put ink, as lanes that can be drawn and sent one by one. */
export function measureLanes(
  film: StageFilm,
  span: FrameSpan,
  options: { readonly assetUrl: (name: string) => string; readonly marginPx: number },
): LaneFilm[] {
  const extents = film.cues.map((cue) => measureCue(film, cue, span, options.assetUrl));
  const covered = extents.map(({ all }) => all);
  return chooseLanes(covered, film, options.marginPx).map(({ lane, cues }) => ({
    lane,
    film: { ...film, cues: cues.map((index) => film.cues[index] as StageCue) },
    inkAt: (frame) =>
      cues.reduce<Edges | null>((sum, index) => {
        const next = extents[index]?.at(frame) ?? null;
        return sum && next ? uniteEdges(sum, next) : (sum ?? next);
      }, null),
  }));
}
