import type { StageFilm } from '../stage-film.ts';
import type { FrameSpan } from '../time.ts';
import { filmKeyAt } from './state-key.ts';

/** The frames within `span` on which any cue is on screen: ascending, half-open, spans that touch made one. */
export function overlaySpans(film: StageFilm, span: FrameSpan): FrameSpan[] {
  const shown = film.cues
    .map((cue) => ({
      startFrame: Math.max(span.startFrame, cue.startFrame),
      endFrame: Math.min(span.endFrame, cue.endFrame),
    }))
    .filter(({ startFrame, endFrame }) => startFrame < endFrame)
    .sort((one, other) => one.startFrame - other.startFrame);
  const merged: FrameSpan[] = [];
  for (const next of shown) {
    const last = merged.at(-1);
    if (last && next.startFrame <= last.endFrame)
      merged[merged.length - 1] = { ...last, endFrame: Math.max(last.endFrame, next.endFrame) };
    else merged.push(next);
  }
  return merged;
}

/**
 * How many frames of `span` show another picture of the cues than the frame before them, counting a first picture
 * and a last one going away. Sums up: the changes of two adjoining spans are those of both together.
 */
export function countChanges(film: StageFilm, span: FrameSpan): number {
  let changes = 0;
  // a frame after the span's end is never looked at; one before its start is, as the first frame's forerunner
  for (const shown of overlaySpans(film, { startFrame: span.startFrame - 1, endFrame: span.endFrame })) {
    const isForerunner = shown.startFrame < span.startFrame;
    let previous = isForerunner ? filmKeyAt(film, shown.startFrame) : '';
    for (let frame = isForerunner ? span.startFrame : shown.startFrame; frame < shown.endFrame; frame++) {
      const key = filmKeyAt(film, frame);
      if (key !== previous) changes++;
      previous = key;
    }
    // the first frame without cues; beyond the span it is not counted
    if (shown.endFrame < span.endFrame) changes++;
  }
  return changes;
}
