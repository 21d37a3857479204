import type { JobProgress } from '../../../shared/job/job.ts';
import type { Later } from '../../../base/flow/later.ts';

/** Writes of progress are transactions; more often nobody sees them. */
const WRITE_EVERY_MS = 500;

export type ThrottledProgress = {
  tell(progress: JobProgress): void;
  /** Writes what is waiting, so that the last progress is never lost. */
  flush(): void;
};

/** Calls `write` at most once in `WRITE_EVERY_MS`, but at once for a new phase, and always for the last progress. */
export function throttleProgress(write: (progress: JobProgress) => void, later: Later): ThrottledProgress {
  let waiting: JobProgress | null = null;
  let written: JobProgress | null = null;
  let cancel: (() => void) | null = null;

  function flush(): void {
    cancel?.();
    cancel = null;
    if (!waiting) return;
    written = waiting;
    waiting = null;
    write(written);
  }

  return {
    tell(progress) {
      waiting = progress;
      if (written === null || written.phase !== progress.phase) flush();
      cancel ??= later(WRITE_EVERY_MS, () => {
        cancel = null;
        flush();
      });
    },
    flush,
  };
}
