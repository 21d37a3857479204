import { StudioError } from '../../shared/errors.ts';

/** Leave to work, until `end` (which may be called twice). */
export type Turn = {
  /** 0 to the limit less one; nobody else has it meanwhile. */
  readonly index: number;
  end(): void;
};

/** At most `limit` turns at once, given in the order they were asked for. Throws `job.cancelled` when the signal fires while waiting. */
export function createTurns(limit: number): { take(signal: AbortSignal): Promise<Turn> } {
  const free = Array.from({ length: limit }, (_, index) => index);
  const waiting: ((index: number) => void)[] = [];

  function turn(index: number): Turn {
    let isOver = false;
    return {
      index,
      end() {
        if (isOver) return;
        isOver = true;
        const next = waiting.shift();
        if (next) next(index);
        else free.push(index);
      },
    };
  }

  return {
    take(signal) {
      const index = free.shift();
      if (index !== undefined) return Promise.resolve(turn(index));
      return new Promise((resolve, reject) => {
        const begin = (given: number) => {
          signal.removeEventListener('abort', leave);
          resolve(turn(given));
        };
        const leave = () => {
          waiting.splice(waiting.indexOf(begin), 1);
          reject(new StudioError('job.cancelled', 'the work was cancelled'));
        };
        waiting.push(begin);
        signal.addEventListener('abort', leave, { once: true });
        if (signal.aborted) leave();
      });
    },
  };
}
