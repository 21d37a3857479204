/** Runs `action` once after `delayMs`; the function returned calls it off. */
export type Later = (delayMs: number, action: () => void) => () => void;

/** On the clock of this process, which keeps no process alive by itself. */
export const onThisClock: Later = (delayMs, action) => {
  const timer = setTimeout(action, delayMs);
  timer.unref();
  return () => clearTimeout(timer);
};
