import { toStudioError } from '../../shared/errors.ts';

const MOST_ATTEMPTS = 2;

/** Does `work` once more after a failure that another attempt may mend, such as a killed ffmpeg. */
export async function tryAgain<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const { code, traits } = toStudioError(error);
      if (signal.aborted || !traits.retryable || code === 'disk.full' || attempt === MOST_ATTEMPTS)
        throw error;
    }
  }
}
