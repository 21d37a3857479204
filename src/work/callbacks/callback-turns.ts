/** Callbacks under way at once; a receiver that is slow to answer holds one of these for its time limit. */
export const AT_ONCE = 16;
/** Of one API key: several with receivers that do not answer leave room for the others. */
export const AT_ONCE_PER_KEY = 4;

/** Who waits: an API key's id, or null for jobs without a key. */
type Party = string | null;

/** Says whose callback goes next, so that no key and no receiver holds up the others. */
export type CallbackTurns = {
  /** Those of `parties` that may have one more under way, in the order of their turns. `parties`: longest waiting first. */
  order(parties: readonly Party[]): readonly Party[];
  /** One to a receiver at a time: it need not take more, and one that is dead holds no more than one place. */
  isFree(url: string): boolean;
  /** Gives how to say that it has ended. */
  begin(party: Party, url: string): () => void;
};

export function createCallbackTurns(): CallbackTurns {
  const busyHosts = new Set<string>();
  const underWay = new Map<Party, number>();
  /** When each party that waits had its last turn, as a count of turns; one without an entry goes first. */
  const lastTurns = new Map<Party, number>();
  let turns = 0;
  const countOf = (party: Party) => underWay.get(party) ?? 0;
  return {
    order(parties) {
      for (const party of lastTurns.keys())
        if (!parties.includes(party) && countOf(party) === 0) lastTurns.delete(party); // keeps nothing of who is done
      if (busyHosts.size >= AT_ONCE) return [];
      return parties
        .filter((party) => countOf(party) < AT_ONCE_PER_KEY)
        .toSorted((a, b) => (lastTurns.get(a) ?? 0) - (lastTurns.get(b) ?? 0));
    },
    isFree: (url) => !busyHosts.has(hostOf(url)),
    begin(party, url) {
      turns += 1;
      lastTurns.set(party, turns);
      underWay.set(party, countOf(party) + 1);
      busyHosts.add(hostOf(url));
      return () => {
        busyHosts.delete(hostOf(url));
        if (countOf(party) > 1) underWay.set(party, countOf(party) - 1);
        else underWay.delete(party);
      };
    },
  };
}

/** The host and port of an address. A text that is not an address is a receiver of its own until sending refuses it. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
