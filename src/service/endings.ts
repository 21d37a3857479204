import { toStudioError, type StudioError } from '../shared/errors.ts';

/** Notes how to end what was begun. */
export type OnEnd = (end: () => unknown) => void;

/**
 * Does `work`, then ends everything it noted, the latest first, each when the one before has ended. An end that fails
 * keeps none of the others from their turn. Throws the first failure, that of `work` if it failed; `onTrouble` is told
 * of the others.
 */
export async function withEndings<Result>(
  work: (onEnd: OnEnd) => Promise<Result>,
  onTrouble: (error: StudioError) => void,
): Promise<Result> {
  const ends: (() => unknown)[] = [];
  const failures: unknown[] = [];
  const attempt = async <T>(step: () => T): Promise<Awaited<T> | undefined> => {
    try {
      return await step();
    } catch (failure) {
      failures.push(failure);
      return undefined;
    }
  };
  const result = await attempt(() => work((end) => void ends.push(end)));
  for (const end of ends.reverse()) await attempt(end);
  const [first, ...others] = failures;
  for (const other of others) onTrouble(toStudioError(other));
  if (failures.length > 0) throw first;
  return result as Result;
}
