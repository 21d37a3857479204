import type { Lane } from '../../shared/contract/page.ts';
import { chooseLanes } from '../../shared/pixels/choose-lanes.ts';
import { gridWindow } from '../../shared/pixels/edges.ts';
import type { PixelWindow } from '../../shared/pixels/pixel-window.ts';
import type { StageCue, StageFilm } from '../../shared/stage-film.ts';
import type { FrameSpan } from '../../shared/time.ts';
import type { AssetUrl } from '../draw/cue-view.ts';
import { measureCue } from './cue-extent.ts';

/** One cue of a lane. */
export type LaneCue = {
  /** The film as if it had this cue alone. */
  readonly film: StageFilm;
  /** The part of the stage that has all its ink at a film frame; null: it has none. The same in every segment. */
  windowAt(frame: number): PixelWindow | null;
};

/** A lane and the part of the film that is drawn in it. */
export type LaneFilm = {
  readonly lane: Lane;
  readonly film: StageFilm;
  /** In drawing order. */
  readonly cues: readonly LaneCue[];
};

/** Where the cues of a span ever put ink, as lanes that can be drawn and sent one by one. */
export function measureLanes(
  film: StageFilm,
  span: FrameSpan,
  options: {
    readonly assetUrl: AssetUrl;
    readonly marginPx: number;
    readonly onStep: () => void;
  },
): LaneFilm[] {
  const extents = film.cues.map((cue) => {
    options.onStep();
    return measureCue(film, cue, span, options.assetUrl);
  });
  const covered = extents.map(({ all }) => all);
  const stage = { left: 0, top: 0, right: film.widthPx, bottom: film.heightPx };
  const laneCue = (index: number): LaneCue => ({
    film: { ...film, cues: [film.cues[index] as StageCue] },
    windowAt(frame) {
      const edges = extents[index]?.at(frame);
      return edges ? gridWindow(edges, stage, options.marginPx) : null;
    },
  });
  return chooseLanes(covered, film, options.marginPx).map(({ lane, cues }) => ({
    lane,
    film: { ...film, cues: cues.map((index) => film.cues[index] as StageCue) },
    cues: cues.map(laneCue),
  }));
}
