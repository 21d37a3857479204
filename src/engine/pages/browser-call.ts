import type { Browser } from 'playwright';
import { StudioError } from '../../shared/errors.ts';

/** Longest a browser may take over one request to it. */
const CALL_LIMIT_MS = 30_000;

/** What of a browser is watched while it is asked for something. */
type Watched = Pick<Browser, 'isConnected' | 'on' | 'off'>;

/**
 * Waits for an answer of the browser, but no longer than the browser lives: Playwright leaves some calls unanswered for
 * ever where the browser is killed at the wrong moment (`newPage` while its first reply is under way).
 * Rejects with `page.crashed` when the browser goes or its answer is a failure, with `page.timeout` after 30 s, and with the
 * signal's reason when that is aborted.
 */
export async function browserCall<T>(
  browser: Watched,
  call: Promise<T>,
  options: { readonly signal?: AbortSignal; readonly limitMs?: number } = {},
): Promise<T> {
  const { signal, limitMs = CALL_LIMIT_MS } = options;
  let stop = () => {};
  const cutOff = new Promise<never>((_, reject) => {
    const onGone = () => reject(goneAway());
    const onAbort = () => reject(signal?.reason as Error);
    const limit = setTimeout(
      () => reject(new StudioError('page.timeout', `the browser did not answer within ${limitMs} ms`)),
      limitMs,
    );
    browser.on('disconnected', onGone);
    signal?.addEventListener('abort', onAbort, { once: true });
    stop = () => {
      clearTimeout(limit);
      browser.off('disconnected', onGone);
      signal?.removeEventListener('abort', onAbort);
    };
    if (signal?.aborted) onAbort();
    if (!browser.isConnected()) onGone();
  });
  try {
    const answer = call.catch((cause: unknown) => {
      throw cause instanceof StudioError ? cause : goneAway(cause);
    });
    return await Promise.race([answer, cutOff]);
  } finally {
    stop();
  }
}

function goneAway(cause?: unknown): StudioError {
  return new StudioError('page.crashed', 'the browser went away while a page was opening or drawing', {
    cause,
  });
}
