import { toStudioError, type StudioError } from '../../shared/errors.ts';
import type { Later } from '../../base/flow/later.ts';

const DAY_MS = 86_400_000;

/** Something to be removed from time to time; throws what it likes, the others are done all the same. */
export type TidyTask = (signal: AbortSignal) => Promise<unknown>;

/**
 * Runs all tasks one after the other, at the start and then once a day, until it is stopped. A failure is reported, and
 * the task is tried again the next day.
 */
export function tidyDaily(
  tasks: readonly TidyTask[],
  { later, onTrouble }: { readonly later: Later; readonly onTrouble: (error: StudioError) => void },
): { stop(): Promise<void> } {
  const controller = new AbortController();
  const { signal } = controller;
  let cancelNext: () => void = () => {};

  async function tidy(): Promise<void> {
    for (const task of tasks) {
      if (signal.aborted) return;
      try {
        await task(signal);
      } catch (error) {
        if (!signal.aborted) onTrouble(toStudioError(error));
      }
    }
    if (!signal.aborted) cancelNext = later(DAY_MS, () => void (running = tidy()));
  }

  let running = tidy();
  return {
    async stop() {
      controller.abort();
      cancelNext();
      await running;
    },
  };
}
