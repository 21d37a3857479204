import { lowestIndex } from '../../shared/lowest-index.ts';

/** How many items of an ascending list have a value below `limit`, by halving. */
export function countBelow<T>(ascending: readonly T[], limit: number, value: (item: T) => number): number {
  return lowestIndex(ascending.length, (index) => value(ascending[index] as T) >= limit);
}
