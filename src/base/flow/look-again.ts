export type Looker = {
  /** Something changed: looks, or once more after the look that is under way. */
  look(): void;
  /** Resolves when no look is under way and none is due. */
  quiet(): Promise<void>;
};

/** Lets many calls cause few looks: one at a time, and always one that began after the last call. `look` must not reject. */
export function lookAgain(look: () => Promise<void>): Looker {
  let isDue = false;
  let looking: Promise<void> | null = null;

  async function lookWhileDue(): Promise<void> {
    while (isDue) {
      isDue = false;
      await look();
    }
    looking = null;
  }
  return {
    look() {
      isDue = true;
      looking ??= lookWhileDue();
    },
    quiet: async () => {
      while (looking) await looking;
    },
  };
}
