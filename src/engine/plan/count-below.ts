/** How many items of an ascending list have a value below `limit`, by halving. */
export function countBelow<T>(ascending: readonly T[], limit: number, value: (item: T) => number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value(ascending[middle] as T) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
