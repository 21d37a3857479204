/** A page that hangs must not keep the app from ending. */
const LIMIT_MS = 2000;

export type LastWords = {
  /** Asks the window to keep its last changes; resolves when it said that they are kept, or after two seconds. */
  ask(): Promise<void>;
  heard(): void;
};

/** The window keeps changes a moment after they are made: before the app ends it is asked for the last of them. */
export function createLastWords(tell: () => void, limitMs = LIMIT_MS): LastWords {
  let go: () => void = () => {};
  return {
    ask: () =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, limitMs);
        go = () => {
          clearTimeout(timer);
          resolve();
        };
        tell();
      }),
    heard: () => go(),
  };
}
