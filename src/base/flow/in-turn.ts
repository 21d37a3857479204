import type { createTurns } from './turns.ts';

/** Does `work` when it is its turn. Throws `job.cancelled` when the signal fires while it waits. */
export async function inTurn<T>(
  turns: ReturnType<typeof createTurns>,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  const turn = await turns.take(signal);
  try {
    return await work();
  } finally {
    turn.end();
  }
}
