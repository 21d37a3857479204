/** Lets at most `count` pieces of work go on at once; the others wait their turn. */
export function createSlots(count: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let free = count;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
    else free -= 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift(); // takes the slot over
      if (next) next();
      else free += 1;
    }
  };
}
