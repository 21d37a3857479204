/** Counts frames that come to the screen. */
export type RateCounter = {
  /** A frame is on the screen at an instant. Frames a second, once a second of playing has passed; else null. */
  note(frame: number, nowMs: number): number | null;
  reset(): void;
};

const WINDOW_MS = 1000;

/** Frames shown in each second of playing; the same frame again is not another one. */
export function createRateCounter(): RateCounter {
  let [fromMs, count, last] = [NaN, 0, NaN];
  return {
    note(frame, nowMs) {
      if (frame === last) return null;
      last = frame;
      if (Number.isNaN(fromMs)) fromMs = nowMs;
      else count += 1;
      const passedMs = nowMs - fromMs;
      if (passedMs < WINDOW_MS) return null;
      const rate = (count * 1000) / passedMs;
      [fromMs, count] = [nowMs, 0];
      return rate;
    },
    reset: () => void ([fromMs, count, last] = [NaN, 0, NaN]),
  };
}
