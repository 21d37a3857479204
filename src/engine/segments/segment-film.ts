import type { StageCue, StageFilm } from '../../shared/stage-film.ts';
import type { FrameSpan } from '../../shared/time.ts';

/** The film as far as a segment can see it: only cues that are on screen in it, and the fonts. */
export function segmentFilm(film: StageFilm, { startFrame, endFrame }: FrameSpan): StageFilm {
  const isOnScreen = (cue: StageCue) => cue.startFrame < endFrame && cue.endFrame > startFrame;
  return { ...film, cues: film.cues.filter(isOnScreen) };
}
