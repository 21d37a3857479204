/** Does work in one of the slots, when the turn of its owner comes. Rejects with the reason of `signal` while it waits. */
export type FairSlots = <Result>(
  owner: string,
  signal: AbortSignal,
  work: () => Promise<Result>,
) => Promise<Result>;

type Waiter = { readonly owner: string; readonly start: () => void };

/**
 * Lets at most `count` pieces of work go on at once, and of one owner fewer than that, so that no owner's slow work holds
 * all of them. Whoever had a slot least recently is next.
 */
export function createFairSlots(count: number): FairSlots {
  const mostPerOwner = Math.max(1, count - 1);
  const busy = new Map<string, number>();
  const waiting: Waiter[] = [];
  /** Owners who wait, the one served longest ago first; owners without an entry come before them. */
  const served: string[] = [];
  const busyOf = (owner: string) => busy.get(owner) ?? 0;
  const total = () => [...busy.values()].reduce((sum, one) => sum + one, 0);

  function startNext(): void {
    while (total() < count) {
      const ready = waiting.filter(({ owner }) => busyOf(owner) < mostPerOwner);
      const next = ready.toSorted((a, b) => served.indexOf(a.owner) - served.indexOf(b.owner))[0];
      if (!next) break;
      waiting.splice(waiting.indexOf(next), 1);
      busy.set(next.owner, busyOf(next.owner) + 1);
      forget(next.owner);
      served.push(next.owner);
      next.start();
    }
  }

  function forget(owner: string): void {
    if (served.includes(owner)) served.splice(served.indexOf(owner), 1);
  }

  function end(owner: string): void {
    if (busyOf(owner) > 1) busy.set(owner, busyOf(owner) - 1);
    else busy.delete(owner);
    if (!waiting.some((one) => one.owner === owner) && busyOf(owner) === 0) forget(owner);
    startNext();
  }

  return async (owner, signal, work) => {
    await new Promise<void>((resolve, reject) => {
      signal.throwIfAborted();
      const leave = () => {
        waiting.splice(waiting.indexOf(waiter), 1);
        reject(signal.reason as Error);
      };
      const waiter = {
        owner,
        start() {
          signal.removeEventListener('abort', leave);
          resolve();
        },
      };
      signal.addEventListener('abort', leave, { once: true });
      waiting.push(waiter);
      startNext();
    });
    try {
      return await work();
    } finally {
      end(owner);
    }
  };
}
