/**
 * Milliseconds since about 1970 by a clock that is never put forward or back while the program runs, and that on most
 * systems stands still while the machine sleeps. Another run of the program goes on from about the same time.
 */
export function steadyClock(): number {
  return performance.timeOrigin + performance.now();
}
