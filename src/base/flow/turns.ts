import { StudioError } from '../../shared/errors.ts';

/** A place to work at, until `end` (which may be called twice). */
export type Turn = {
  /** 0 to the limit less one; nobody else has it meanwhile. */
  readonly place: number;
  end(): void;
};

/** At most `limit` turns at once, given in the order they were asked for. Throws `job.cancelled` when the signal fires while waiting. */
export function createTurns(limit: number): { take(signal: AbortSignal): Promise<Turn> } {
  const free = Array.from({ length: limit }, (_, place) => place);
  const waiting: ((place: number) => void)[] = [];

  function turn(place: number): Turn {
    let isOver = false;
    return {
      place,
      end() {
        if (isOver) return;
        isOver = true;
        const next = waiting.shift();
        if (next) next(place);
        else free.push(place);
      },
    };
  }

  return {
    take(signal) {
      const place = free.shift();
      if (place !== undefined) return Promise.resolve(turn(place));
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
