import { filmOf } from '../../store/derived.ts';
import type { Session } from '../../store/session.ts';
import { frameAtClock, frameHeard, type Anchor } from './play-clock.ts';

/** Sound leads where it is heard: the film second that is heard now; null: nothing is, and the page's clock counts. */
export type PlayClock = { heardSeconds(): number | null };

/** When the screen shows its next picture, and the page's own time. */
export type ScreenClock = Pick<typeof globalThis, 'requestAnimationFrame' | 'cancelAnimationFrame'> & {
  readonly performance: Pick<Performance, 'now'>;
};

/**
 * Advances the frame shown while the film plays: each animation frame to where the clock is, however many frames were
 * missed. Returns what stops it.
 */
export function startPlayLoop(
  session: Session,
  clock: PlayClock,
  screen: ScreenClock = globalThis,
): () => void {
  const { store, play } = session;
  let request = 0;
  let anchor: Anchor | null = null;
  let lastFrame = NaN;

  function tick(): void {
    request = 0;
    const { playback } = store.getState();
    if (playback.speed === 0) {
      anchor = null;
      return;
    }
    const now = screen.performance.now() / 1000;
    const { rate } = filmOf(store.getState());
    const isSame = anchor?.speed === playback.speed && lastFrame === playback.frame;
    anchor = isSame && anchor ? anchor : { frame: playback.frame, atSeconds: now, speed: playback.speed };
    const heard = clock.heardSeconds();
    const target =
      heard === null
        ? frameAtClock(anchor, now, rate)
        : onward(playback.frame, frameHeard(heard, playback.speed, rate), playback.speed);
    if (heard !== null) anchor = null; // should the sound end, the page's clock goes on from there
    if (target !== playback.frame) play.advance((target - playback.frame) / playback.speed);
    lastFrame = store.getState().playback.frame;
    if (lastFrame !== target) anchor = null; // the loop's start, or the film's end
    request ||= screen.requestAnimationFrame(tick); // showing the frame may have asked already
  }
  const ensure = () => {
    if (store.getState().playback.speed !== 0) request ||= screen.requestAnimationFrame(tick);
  };
  const stop = store.subscribe(ensure);
  ensure();
  return () => {
    stop();
    screen.cancelAnimationFrame(request);
  };
}

/** Never against the way it plays: a sound card's clock is corrected now and then. */
function onward(from: number, to: number, speed: number): number {
  return speed < 0 ? Math.min(from, to) : Math.max(from, to);
}
