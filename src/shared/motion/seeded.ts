/** FNV-1a over UTF-16 code units: a 32-bit seed that is the same for the same text on every machine. */
export function textSeed(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

/**
 * A number in [0, 1) that depends on its arguments alone: mulberry32's mixing step, once per part.
 * Parts are integers, such as a word's order, a frame, and a channel that tells two uses in one place apart.
 */
export function seededRatio(seed: number, ...parts: readonly number[]): number {
  let state = seed >>> 0;
  for (const part of parts) {
    state = (state + Math.imul(part + 1, 0x6d2b79f5)) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    state = (mixed ^ (mixed >>> 14)) >>> 0;
  }
  return state / 0x1_0000_0000;
}

/** As `seededRatio`, spread evenly over [-1, 1). */
export function seededSigned(seed: number, ...parts: readonly number[]): number {
  return seededRatio(seed, ...parts) * 2 - 1;
}
