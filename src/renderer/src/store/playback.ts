import type { Playback } from './state.ts';

export const AT_START: Playback = { frame: 0, speed: 0, pace: 1, isLooping: false, range: null };
/** Speeds to choose from: slow enough to hear a word begin, fast enough to look through an hour. */
export const PACES = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 4] as const;
const MOST_SPEED = 8;

export function atFrame(playback: Playback, frame: number, totalFrames: number): Playback {
  const inside = Math.max(0, Math.min(Math.round(frame), totalFrames - 1));
  return inside === playback.frame ? playback : { ...playback, frame: inside };
}

export function playing(playback: Playback, isPlaying: boolean): Playback {
  return { ...playback, speed: isPlaying ? playback.pace : 0 };
}

/** A film that plays goes on at the new pace, in its way. */
export function paced(playback: Playback, pace: number): Playback {
  return { ...playback, pace, speed: Math.sign(playback.speed) * pace };
}

/** J and L: the other way first stops at single speed, the same way doubles. */
export function shuttled(playback: Playback, way: 1 | -1): Playback {
  const { speed } = playback;
  const isSameWay = Math.sign(speed) === way;
  return { ...playback, speed: isSameWay ? way * Math.min(MOST_SPEED, Math.abs(speed) * 2) : way };
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
 * The frame to show `elapsedFrames` later (may be fractional; times the speed). At the end of the range or film it
 * starts again when looping, else it stops there.
 */
export function advanced(playback: Playback, elapsedFrames: number, totalFrames: number): Playback {
  const first = playback.isLooping ? (playback.range?.startFrame ?? 0) : 0;
  const end = playback.isLooping ? (playback.range?.endFrame ?? totalFrames) : totalFrames;
  const target = Math.floor(playback.frame + elapsedFrames * playback.speed + 1e-6);
  if (target >= first && target < end) return { ...playback, frame: target };
  if (!playback.isLooping) return { ...playback, frame: target < 0 ? 0 : totalFrames - 1, speed: 0 };
  return { ...playback, frame: playback.speed > 0 ? first : end - 1 };
}
