import type { Page } from 'playwright-core';

/** Of a screen with 60 pictures a second. */
export const TICK_MS = 1000 / 60;
/** The page hands sound over a second before it is due; less than this is about to run out. */
const SOUND_AHEAD_SECONDS = 0.05;

/** The page's clocks in the test's hand: time stands until the test moves it. */
export type VirtualClock = {
  /**
   * Lets so many milliseconds pass, one picture of the screen after the other. Before each, what the one before asked for is
   * waited for, however long it takes: the film's frame is on the screen, and what is heard next was handed to the sound
   * card. A busy machine makes it slower and changes nothing else.
   */
  run(ms: number): Promise<void>;
  /** Gives the page its own clocks back. */
  thaw(): Promise<void>;
};

/**
 * Stops the page's timers, its animation frames and the clocks of page and sound card, which become one. Decoders,
 * network and input go on. `hasSound`: the film is heard all the while it plays, away from its ends.
 */
export async function freezeClock(
  page: Page,
  { hasSound }: { readonly hasSound: boolean },
): Promise<VirtualClock> {
  await page.evaluate(`(${FREEZE})(${hasSound})`);
  return {
    run: (ms) => page.evaluate(`virtualClock.run(${ms})`),
    thaw: () => page.evaluate('virtualClock.thaw()'),
  };
}

const FREEZE = `(hasSound) => {
  const real = { setTimeout, clearTimeout, requestAnimationFrame, cancelAnimationFrame };
  const { start } = AudioBufferSourceNode.prototype;
  const { disconnect } = AudioNode.prototype;
  let nowMs = performance.now();
  let lastId = 1e9; // none of the page's own
  let pictures = new Map(), timers = new Map();
  let isDrawing = false; // a picture that is asked for meanwhile is the next one
  let soundUntil = -Infinity; // of what was handed over, in the clock's seconds

  const undo = [];
  const replace = (object, name, descriptor) => {
    const before = Object.getOwnPropertyDescriptor(object, name);
    Object.defineProperty(object, name, { configurable: true, ...descriptor });
    undo.push(() => (before ? Object.defineProperty(object, name, before) : delete object[name]));
  };
  const put = (object, name, value) => replace(object, name, { writable: true, value });
  put(performance, 'now', () => nowMs);
  put(globalThis, 'setTimeout', (work, ms = 0, ...given) => {
    timers.set((lastId += 1), { atMs: nowMs + ms, work: () => work(...given) });
    return lastId;
  });
  put(globalThis, 'clearTimeout', (id) => void (timers.delete(id) || real.clearTimeout.call(globalThis, id)));
  put(globalThis, 'requestAnimationFrame', (work) => {
    pictures.set((lastId += 1), { work, isNext: isDrawing });
    return lastId;
  });
  put(globalThis, 'cancelAnimationFrame', (id) => {
    if (!pictures.delete(id)) real.cancelAnimationFrame.call(globalThis, id);
  });
  replace(BaseAudioContext.prototype, 'currentTime', { get: () => nowMs / 1000 });
  replace(BaseAudioContext.prototype, 'state', { get: () => 'running' });
  replace(AudioContext.prototype, 'outputLatency', { get: () => 0 });
  put(AudioBufferSourceNode.prototype, 'start', function (when, offset, seconds) {
    soundUntil = Math.max(soundUntil, when + seconds / this.playbackRate.value);
    return start.call(this, when, offset, seconds);
  });
  put(AudioNode.prototype, 'disconnect', function (...given) {
    soundUntil = -Infinity; // what was playing is cut off
    return disconnect.apply(this, given);
  });

  const draw = (isDue) => {
    isDrawing = true;
    for (const [id, picture] of [...pictures]) if (isDue(picture) && pictures.delete(id)) picture.work(nowMs);
    isDrawing = false;
  };
  const runTimers = () => {
    for (const [id, { atMs, work }] of [...timers]) if (atMs <= nowMs && timers.delete(id)) work();
  };
  const isSettled = () => {
    if (!document.querySelector('[data-film][data-frame]')) return false;
    const isHeard = hasSound && document.querySelector('[data-playing=true]');
    return !isHeard || soundUntil > nowMs / 1000 + ${SOUND_AHEAD_SECONDS};
  };
  const breathe = () => new Promise((done) => real.setTimeout.call(globalThis, done, 1)); // decoders have their turn
  globalThis.virtualClock = {
    async run(ms) {
      for (const endMs = nowMs + ms; ; nowMs += ${TICK_MS}) {
        runTimers();
        draw(() => true);
        do {
          await breathe();
          draw(({ isNext }) => !isNext); // what a decoder asked for, while time stands
          await null; // observers hear of it at its own time
        } while (!isSettled());
        if (nowMs + ${TICK_MS} > endMs + 1e-6) return;
      }
    },
    thaw() {
      for (const back of undo.reverse()) back();
      for (const { work } of pictures.values()) requestAnimationFrame(work);
      for (const { work } of timers.values()) setTimeout(work);
    },
  };
}`;
