/** The value all items have, or null where they differ or there are none. */
export function sharedValue<Item, Value>(items: readonly Item[], read: (item: Item) => Value): Value | null {
  const [first] = items;
  if (first === undefined) return null;
  const value = read(first);
  return items.every((item) => read(item) === value) ? value : null;
}
