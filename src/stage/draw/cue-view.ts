import type { Rect } from '../../shared/geometry.ts';
import type { CueState } from '../../shared/motion/state.ts';
import type { StageCue, StageFilm, StageImageCue } from '../../shared/stage-film.ts';

/** One cue in the DOM. What it shows depends on the last state alone, not on those before. */
export type CueView = {
  /** The cue's own box: carries its transform, opacity and filter. */
  readonly element: HTMLElement;
  show(state: CueState): void;
  /**
   * Adds the client rectangles of everything that leaves ink, grown by what reaches beyond each. Forces layout.
   * `scale`: by how much the boxes around this one may enlarge it; 1 or more.
   */
  measure(add: AddRect, scale: number): void;
};

export type AddRect = (rect: Rect) => void;

/** Where a file of the film is found, by the name the film has for it; for an image, what this cue shows of it. */
export type AssetUrl = (name: string, cue?: StageImageCue) => string;

/** What the views of one film share. */
export type ViewContext = {
  readonly film: StageFilm;
  readonly assetUrl: AssetUrl;
  /** Handed down, so that a group can hold any kind of cue without importing them all. */
  createView(cue: StageCue, context: ViewContext): CueView;
};
