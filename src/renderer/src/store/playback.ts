import type { FrameSpan } from '../../../shared/time.ts';
import type { Playback } from './state.ts';

export const AT_START: Playback = {
  ...{ frame: 0, speed: 0, pace: 1, isLooping: false, range: null, only: null },
};
/** Speeds to choose from: slow enough to hear a word begin, fast enough to look through an hour. */
export const PACES = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 4] as const;
const MOST_SPEED = 8;

export function atFrame(playback: Playback, frame: number, totalFrames: number): Playback {
  const inside = Math.max(0, Math.min(Math.round(frame), totalFrames - 1));
  if (inside === playback.frame) return playback;
  const { only } = playback;
  const isLeft = only !== null && (inside < only.startFrame || inside >= only.endFrame);
  return { ...playback, frame: inside, only: isLeft ? null : only };
}

/** Plays a span from its start, once or again and again. */
export function onSpan(playback: Playback, span: FrameSpan, isLooping: boolean): Playback {
  const { startFrame, endFrame } = span;
  return { ...playback, frame: startFrame, speed: playback.pace, only: { startFrame, endFrame, isLooping } };
}

export function playing(playback: Playback, isPlaying: boolean): Playback {
  return { ...playback, speed: isPlaying ? playback.pace : 0, only: null };
}

/** A film that plays goes on at the new pace, in its way. */
export function paced(playback: Playback, pace: number): Playback {
  return { ...playback, pace, speed: Math.sign(playback.speed) * pace };
}

/** J and L: the other way first stops at single speed, the same way doubles. */
export function shuttled(playback: Playback, way: 1 | -1): Playback {
  const { speed } = playback;
  const isSameWay = Math.sign(speed) === way;
  return {
    ...playback,
    only: null,
    speed: isSameWay ? way * Math.min(MOST_SPEED, Math.abs(speed) * 2) : way,
  };
}

/** I and O. An edge beyond the other one moves that to the film's end. */
export function withRangeEdge(playback: Playback, edge: 'in' | 'out', totalFrames: number): Playback {
  const { frame, range } = playback;
  const [start, end] = [range?.startFrame ?? 0, range?.endFrame ?? totalFrames];
  if (edge === 'in')
    return { ...playback, range: { startFrame: frame, endFrame: end > frame ? end : totalFrames } };
  return { ...playback, range: { startFrame: start <= frame ? start : 0, endFrame: frame + 1 } };
}

/**
 * The frame to show `elapsedFrames` later (may be fractional; times the speed). At the end of the span, range or film it
 * starts again when looping, else it stops there.
 */
export function advanced(playback: Playback, elapsedFrames: number, totalFrames: number): Playback {
  const { only, range } = playback;
  const isLooping = only?.isLooping ?? playback.isLooping;
  const span = only ?? (isLooping ? range : null);
  const [first, end] = [span?.startFrame ?? 0, span?.endFrame ?? totalFrames];
  const target = Math.floor(playback.frame + elapsedFrames * playback.speed + 1e-6);
  if (target >= first && target < end) return { ...playback, frame: target };
  if (!isLooping) return { ...playback, frame: target < first ? first : end - 1, speed: 0, only: null };
  return { ...playback, frame: playback.speed > 0 ? first : end - 1 };
}
