export type Heap<Item> = {
  add(item: Item): void;
  /** The item with the least key, taken out. */
  take(): Item | undefined;
  peek(): Item | undefined;
};

/** A binary heap. Keys must not change while their items are in it. */
export function createHeap<Item>(keyOf: (item: Item) => number): Heap<Item> {
  const items: Item[] = [];
  const key = (index: number) => (index < items.length ? keyOf(items[index] as Item) : Infinity);
  const swap = (one: number, other: number) => {
    [items[one], items[other]] = [items[other] as Item, items[one] as Item];
  };
  return {
    peek: () => items[0],
    add(item) {
      let index = items.push(item) - 1;
      while (index > 0 && key(index) < key((index - 1) >> 1)) {
        swap(index, (index - 1) >> 1);
        index = (index - 1) >> 1;
      }
    },
    take() {
      const first = items[0];
      const last = items.pop();
      if (items.length === 0 || last === undefined) return first;
      items[0] = last;
      let index = 0;
      for (;;) {
        const child = key(2 * index + 1) <= key(2 * index + 2) ? 2 * index + 1 : 2 * index + 2;
        if (key(child) >= key(index)) return first;
        swap(index, child);
        index = child;
      }
    },
  };
}
