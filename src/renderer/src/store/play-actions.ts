import { cuesOf } from '../../../shared/edit/document.ts';
import { neighbourPoint, snapPoints } from '../../../shared/edit/snap.ts';
import { frameAt } from '../../../shared/time.ts';
import { documentOf, filmOf } from './derived.ts';
import * as playback from './playback.ts';
import type { SessionContext } from './session-context.ts';
import type { Playback, StudioState } from './state.ts';

export type PlayActions = ReturnType<typeof createPlayActions>;

/** Playing and seeking. The preview's clock calls `advance`. */
export function createPlayActions({ store }: SessionContext) {
  const change = (how: (now: Playback, totalFrames: number, state: StudioState) => Playback) =>
    store.setState((state) => ({ playback: how(state.playback, filmOf(state).totalFrames, state) }));
  const seek = (frame: number) => change((now, total) => playback.atFrame(now, frame, total));
  const step = (frames: number) => change((now, total) => playback.atFrame(now, now.frame + frames, total));

  return {
    seek,
    step,
    stepSeconds(seconds: number): void {
      const { rate } = filmOf(store.getState());
      // as many frames back as on, also where a second is no whole number of them
      step(Math.sign(seconds) * frameAt(Math.abs(seconds), rate));
    },
    toggle: () =>
      change((now, total) => {
        const isAtEnd = now.frame >= total - 1 && now.speed === 0;
        return playback.playing(isAtEnd ? playback.atFrame(now, 0, total) : now, now.speed === 0);
      }),
    setPace: (pace: number) => change((now) => playback.paced(now, pace)),
    pause: () => change((now) => playback.playing(now, false)),
    shuttle: (way: 1 | -1) => change((now) => playback.shuttled(now, way)),
    advance: (elapsedFrames: number) => change((now, total) => playback.advanced(now, elapsedFrames, total)),
    toStart: () => seek(0),
    toEnd: () => change((now, total) => playback.atFrame(now, total - 1, total)),
    toNeighbourCut: (way: 1 | -1) =>
      change((now, total, state) => {
        const points = snapPoints(filmOf(state), cuesOf(documentOf(state)), {
          without: new Set(),
          playhead: 0,
        });
        const point = neighbourPoint(now.frame, points, way);
        return point === null ? now : playback.atFrame(now, point, total);
      }),
    rangeEdge: (edge: 'in' | 'out') => change((now, total) => playback.withRangeEdge(now, edge, total)),
    setRange: (range: NonNullable<Playback['range']>) => change((now) => ({ ...now, range })),
    clearRange: () => change((now) => ({ ...now, range: null })),
    toggleLoop: () => change((now) => ({ ...now, isLooping: !now.isLooping })),
  };
}
