/** Methods that may look at all of what they are called on: at each item, at each UTF-16 unit. */
const LIST_METHODS = [
  ...(['includes', 'indexOf', 'findIndex', 'find', 'findLast', 'some', 'every', 'join', 'sort'] as const),
  ...(['concat', 'map', 'filter', 'flatMap', 'forEach', 'reduce', 'toSorted', Symbol.iterator] as const),
];
const TEXT_METHODS = ['trim', 'trimStart', 'trimEnd', 'split', 'replace', 'includes', 'indexOf'] as const;

type Method = (this: unknown, ...given: unknown[]) => unknown;
type LengthOf = (call: { self: unknown; given: unknown[]; result: unknown }) => number;

/**
 * How many steps the built-in methods take that `work` calls: what a search in a list, a copy of a list or a cut of a
 * text costs, whatever machine it runs on. `work` must be synchronous; the methods are put back afterwards.
 */
export function countSteps(work: () => unknown): number {
  let steps = 0;
  const undo: (() => void)[] = [];
  const count = (owner: object, name: string | symbol, lengthOf: LengthOf) => {
    const methods = owner as Record<string | symbol, Method>;
    const original = methods[name]!;
    methods[name] = function counted(this: unknown, ...given: unknown[]) {
      const result = original.apply(this, given);
      steps += lengthOf({ self: this, given, result });
      return result;
    };
    undo.push(() => (methods[name] = original));
  };
  for (const name of LIST_METHODS) count(Array.prototype, name, ({ self }) => lengthIn(self));
  for (const name of TEXT_METHODS) count(String.prototype, name, ({ self }) => lengthIn(self));
  for (const owner of [Array.prototype, String.prototype])
    count(owner, 'slice', ({ result }) => lengthIn(result));
  count(Object, 'keys', ({ result }) => lengthIn(result));
  count(Object, 'values', ({ result }) => lengthIn(result));
  count(Object, 'entries', ({ result }) => lengthIn(result));
  try {
    work();
  } finally {
    for (const restore of undo.reverse()) restore();
  }
  return steps;
}

function lengthIn(value: unknown): number {
  return (value as { readonly length: number }).length;
}
