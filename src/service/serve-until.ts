import type { JobRunner } from '../work/queue/run/run-jobs.ts';

/** Resolves when `signal` fires, or, with `untilIdle`, when nothing is queued or runs any more. */
export async function serveUntil(
  runner: JobRunner,
  { untilIdle, signal }: { readonly untilIdle: boolean; readonly signal: AbortSignal },
): Promise<void> {
  const keepAlive = setInterval(() => {}, 60_000); // what waits for jobs does not keep the program alive
  try {
    await Promise.race([
      new Promise<void>((resolve) => {
        if (signal.aborted) resolve();
        signal.addEventListener('abort', () => resolve(), { once: true });
      }),
      ...(untilIdle ? [runner.idle()] : []),
    ]);
  } finally {
    clearInterval(keepAlive);
  }
}
