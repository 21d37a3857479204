import type { Playback } from './state.ts';

export const AT_START: Playback = { frame: 0, speed: 0, isLooping: false, range: null };
const MOST_SPEED = 8;

export function atFrame(playback: Playback, frame: number, totalFrames: number): Playback {
  const inside = Math.max(0, Math.min(Math.round(frame), totalFrames - 1));
  return inside === playback.frame ? playback : { ...playback, frame: inside };
}

export function playing(playback: Playback, isPlaying: boolean): Playback {
  return { ...playback, speed: isPlaying ? 1 : 0 };
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
  const target = Math.floor(playback.frame + elapsedFrames * playback.speed);
  if (target >= first && target < end) return { ...playback, frame: target };
  if (!playback.isLooping) return { ...playback, frame: target < 0 ? 0 : totalFrames - 1, speed: 0 };
  return { ...playback, frame: playback.speed > 0 ? first : end - 1 };
}
