/** The seed of this run: CUEFRAME_SEED, else the same every time. Printed, so that it can be given again. */
export function runSeed(fallback: number): number {
  const seed = Number(process.env['CUEFRAME_SEED'] ?? fallback);
  console.log(`seed ${seed}; CUEFRAME_SEED=${seed} replays it`);
  return seed;
}

export function pickFrom<T>(items: readonly [T, ...T[]], random: () => number): T {
  return items[Math.floor(random() * items.length)] ?? items[0];
}
