import type { CallbackSender } from './callback-sender.ts';

/** Longest sleep; a delivery another process left behind is found no later. */
const LONGEST_WAIT_MS = 30_000;

export type CallbackLoopOptions = {
  readonly read: () => number;
  readonly sender: CallbackSender;
  readonly now: () => number;
  /** Calls back when jobs changed; gives how to stop that. */
  readonly onChange: (listener: () => void) => () => void;
  readonly onError: (error: unknown) => void;
  readonly signal: AbortSignal;
};

/**
 * Reads new events and sends what is due until `signal` fires; then the message in hand is let go. An error of the
 * store is told and the work goes on with the next change.
 */
export async function runCallbacks(options: CallbackLoopOptions): Promise<void> {
  const { signal } = options;
  while (!signal.aborted) {
    const waitForChange = listen(options.onChange, signal); // before reading: what changes meanwhile is not missed
    let waitMs = LONGEST_WAIT_MS;
    try {
      options.read();
      const nextAtMs = await options.sender.sendDue();
      if (nextAtMs !== null) waitMs = Math.max(0, Math.min(waitMs, nextAtMs - options.now()));
    } catch (error) {
      options.onError(error);
    }
    await waitForChange(waitMs);
  }
}

/** Listens from now on; the function it gives waits for a change, the signal or the time, whichever is first. */
function listen(onChange: CallbackLoopOptions['onChange'], signal: AbortSignal) {
  let wake: () => void = () => {};
  const woken = new Promise<void>((resolve) => (wake = resolve));
  const stop = onChange(wake);
  signal.addEventListener('abort', wake, { once: true });
  if (signal.aborted) wake();
  return async (waitMs: number): Promise<void> => {
    const timer = setTimeout(wake, waitMs);
    await woken;
    clearTimeout(timer);
    stop();
    signal.removeEventListener('abort', wake);
  };
}
