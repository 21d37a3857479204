import type { Path, PlacedProblem } from './problem.ts';

/** Problems in the order of the document: a missing key stands after those its object has, an object before its parts. */
export function inDocumentOrder(document: unknown, problems: readonly PlacedProblem[]): PlacedProblem[] {
  const keyOrders = new Map<object, Map<string, number>>(); // computed once: `media` may have very many keys
  function orderIn(parent: unknown, part: string | number): number {
    if (typeof part === 'number') return part;
    if (typeof parent !== 'object' || parent === null) return Infinity;
    let order = keyOrders.get(parent);
    if (!order)
      keyOrders.set(parent, (order = new Map(Object.keys(parent).map((key, index) => [key, index]))));
    return order.get(part) ?? Infinity;
  }
  function orderOf(path: Path): number[] {
    let parent = document;
    return path.map((part) => {
      const order = orderIn(parent, part);
      parent = valueAt(parent, [part]);
      return order;
    });
  }
  const ordered = problems.map((problem) => ({ problem, order: orderOf(problem.path) }));
  ordered.sort((a, b) => compareOrders(a.order, b.order)); // stable: equal ones keep the order of the checks
  return ordered.map(({ problem }) => problem);
}

function compareOrders(a: readonly number[], b: readonly number[]): number {
  for (const [index, order] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    if (order !== other) return order < other ? -1 : 1;
  }
  return a.length - b.length;
}

/** What stands at a path; undefined where there is nothing. */
export function valueAt(document: unknown, path: Path): unknown {
  let value = document;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string | number, unknown>)[part];
  }
  return value;
}
