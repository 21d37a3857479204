/**
 * How many entries of lists and objects are visited by `find`, `some`, `includes`, `indexOf`, `Object.keys` and
 * `Object.entries` while `run` works. Quadratic code asks a list once for each of its entries; a clock is not needed to
 * see it.
 */
export function countVisits(run: () => void): number {
  let visits = 0;
  const restore: (() => void)[] = [];
  const replace = <Owner extends object>(
    owner: Owner,
    name: keyof Owner,
    size: (self: unknown, first: unknown) => number,
  ) => {
    const original = owner[name] as unknown as (...args: unknown[]) => unknown;
    Object.defineProperty(owner, name, {
      configurable: true,
      writable: true,
      value(this: unknown, ...args: unknown[]) {
        visits += size(this, args[0]);
        return original.apply(this, args);
      },
    });
    restore.push(() =>
      Object.defineProperty(owner, name, { configurable: true, writable: true, value: original }),
    );
  };
  const ofList = (self: unknown) => (self as readonly unknown[]).length;
  for (const name of ['find', 'some', 'includes', 'indexOf'] as const) replace(Array.prototype, name, ofList);
  const { keys } = Object;
  const ofObject = (_self: unknown, value: unknown) => keys(value as object).length;
  for (const name of ['keys', 'entries'] as const) replace(Object, name, ofObject);
  try {
    run();
  } finally {
    for (const put of restore) put();
  }
  return visits;
}
