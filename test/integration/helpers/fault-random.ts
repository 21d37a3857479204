/** Seeded numbers from 0 to 1 (mulberry32): a failing run is replayed by its seed. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The seed of this run: CUEFRAME_SEED, else the same every time. Printed, so that it can be given again. */
export function runSeed(fallback: number): number {
  const seed = Number(process.env['CUEFRAME_SEED'] ?? fallback);
  console.log(`seed ${seed}; CUEFRAME_SEED=${seed} replays it`);
  return seed;
}

export function pickFrom<T>(items: readonly [T, ...T[]], random: () => number): T {
  return items[Math.floor(random() * items.length)] ?? items[0];
}
