/**
 * Maps a list that is edited again and again. An item that has kept its position, counted from either end, gets the
 * result it had before, so that changing one of thousands costs one computation. `context` is everything else that
 * `compute` reads; a new context computes all results anew. Items must never be changed in place.
 */
export function rememberEach<Item, Result, Context = undefined>(
  compute: (item: Item, context: Context) => Result,
): (items: readonly Item[], context: Context) => readonly Result[] {
  let known: readonly Item[] = [];
  let results: readonly Result[] = [];
  let last: Context | undefined;
  return (items, context) => {
    if (items === known && context === last) return results;
    const moved = known.length - items.length;
    const isKept = context === last;
    const next = items.map((item, index) => {
      if (isKept && known[index] === item) return results[index] as Result;
      if (isKept && known[index + moved] === item) return results[index + moved] as Result;
      return compute(item, context);
    });
    [known, results, last] = [items, next, context];
    return next;
  };
}
