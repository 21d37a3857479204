import type { CallbackSender } from './callback-sender.ts';

/** Longest sleep; a delivery another process left behind is found no later. */
const LONGEST_WAIT_MS = 30_000;

export type CallbackLoopOptions = {
  readonly read: () => Promise<number>;
  readonly sender: CallbackSender;
  readonly now: () => number;
  /** Calls back when jobs changed; gives how to stop that. */
  readonly onChange: (listener: () => void) => () => void;
  readonly onError: (error: unknown) => void;
  readonly signal: AbortSignal;
};

/**
 * Reads new events and sends the callbacks that are due, until `signal` fires; then waits until those under way
 * have ended. Reports an error of the store and continues with the next change.
 */
export async function runCallbacks(options: CallbackLoopOptions): Promise<void> {
  const { signal, sender, onError } = options;
  while (!signal.aborted) {
    const changes = listen(options.onChange, signal); // before reading: what changes meanwhile is not missed
    let waitMs = LONGEST_WAIT_MS;
    try {
      await options.read();
      const nextAtMs = sender.startDue();
      if (nextAtMs !== null) waitMs = Math.max(0, Math.min(waitMs, nextAtMs - options.now()));
    } catch (error) {
      onError(error);
    }
    void sender.nextEnd()?.catch(onError).then(changes.wake); // one that waits for its turn may have it now
    await changes.wait(waitMs);
  }
  for (let end = sender.nextEnd(); end; end = sender.nextEnd()) await end.catch(onError);
}

/** Listens from now on; `wait` ends with a change, the signal, `wake` or the time, whichever is first. */
function listen(onChange: CallbackLoopOptions['onChange'], signal: AbortSignal) {
  let wake: () => void = () => {};
  const woken = new Promise<void>((resolve) => (wake = resolve));
  const stop = onChange(wake);
  signal.addEventListener('abort', wake, { once: true });
  if (signal.aborted) wake();
  return {
    wake: () => wake(),
    async wait(waitMs: number): Promise<void> {
      const timer = setTimeout(wake, waitMs);
      await woken;
      clearTimeout(timer);
      stop();
      signal.removeEventListener('abort', wake);
    },
  };
}
