/** Where playing began: film frames and a clock's seconds that belong together. */
export type Anchor = { readonly frame: number; readonly atSeconds: number; readonly speed: number };

/** The frame to show at an instant of the clock, by what has passed since the anchor: rounding never adds up. */
export function frameAtClock(
  { frame, atSeconds, speed }: Anchor,
  nowSeconds: number,
  { num, den }: { readonly num: number; readonly den: number },
): number {
  const passed = (Math.max(0, nowSeconds - atSeconds) * speed * num) / den;
  // whole frames that have passed; backwards as well
  return frame + (speed < 0 ? Math.ceil(passed - 1e-6) : Math.floor(passed + 1e-6));
}
