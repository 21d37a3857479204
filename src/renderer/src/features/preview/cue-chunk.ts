import type { StageSize } from '../../../../shared/film/resolve-film/stage-size.ts';
import type { FrameSpan } from '../../../../shared/time.ts';

/** Cues are made ready for this long at a time, and for as much before and after. */
const CHUNK_SECONDS = 10;

/** The part of a film to make ready for a frame. */
export function chunkAbout(frame: number, { rate, totalFrames }: StageSize): FrameSpan {
  const frames = Math.max(1, Math.round((CHUNK_SECONDS * rate.num) / rate.den));
  const first = Math.floor(frame / frames) - 1;
  return { startFrame: Math.max(0, first * frames), endFrame: Math.min(totalFrames, (first + 3) * frames) };
}

export const isWithin = (frame: number, { startFrame, endFrame }: FrameSpan) =>
  frame >= startFrame && frame < endFrame;
