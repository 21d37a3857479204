/** A list in an order, equal items as they stood. The very list where it is in that order already, as most are. */
export function inOrder<Item>(
  items: readonly Item[],
  compare: (one: Item, other: Item) => number,
): readonly Item[] {
  for (let index = 1; index < items.length; index += 1)
    if (compare(items[index - 1] as Item, items[index] as Item) > 0) return [...items].sort(compare);
  return items;
}
