/** How often a terminal state is told before it is given up; progress is told once, because the next one replaces it. */
export const MAX_TRIES = 3;
/** Longest wait for an answer, in milliseconds. A receiver should store the message and answer at once. */
export const ANSWER_TIMEOUT_MS = 10_000;
/** A delivery in hand is nobody else's for as long: more than the longest answer takes. */
export const HOLD_MS = ANSWER_TIMEOUT_MS + 15_000;

/**
 * Instant of the next try after `failures` failed ones, or null when all are used up. 2, 4, 8 … seconds, each up to a
 * tenth longer, so that callbacks of one outage do not all come back at once.
 */
export function nextTryAtMs(
  failures: number,
  maxTries: number,
  nowMs: number,
  random: () => number,
): number | null {
  if (failures >= maxTries) return null;
  return nowMs + Math.round(2 ** failures * 1000 * (1 + 0.1 * random()));
}

/** How one try went; `failure` is null where the receiver took the message. */
export type Outcome = { readonly failure: string | null; readonly retry: boolean };

/** What an answer means: 2xx arrived, a redirect is never followed, anything else may be tried again. */
export function judgeAnswer(status: number): Outcome {
  if (status >= 200 && status < 300) return { failure: null, retry: false };
  if (status >= 300 && status < 400)
    return { failure: `the receiver answered ${status}: redirects are not followed`, retry: false };
  return { failure: `the receiver answered ${status}`, retry: true };
}
