/**
 * Work of which only the newest answer counts, such as a plan of settings that are still being changed. One call runs at
 * a time. Calls that come meanwhile wait; when it ends, the newest of them runs, and those before it give null.
 */
export function latestOnly<Input, Result>(
  work: (input: Input) => Promise<Result>,
): (input: Input) => Promise<Result | null> {
  type Waiting = { readonly begin: () => void; readonly drop: () => void };
  let isBusy = false;
  let waiting: Waiting | null = null;

  const turn = () =>
    new Promise<boolean>((resolve) => {
      waiting?.drop();
      waiting = { begin: () => resolve(true), drop: () => resolve(false) };
    });

  return async (input) => {
    if (isBusy && !(await turn())) return null;
    isBusy = true;
    try {
      return await work(input);
    } finally {
      const next = waiting;
      waiting = null;
      if (next) next.begin();
      else isBusy = false;
    }
  };
}
