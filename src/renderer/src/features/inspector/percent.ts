/** A ratio as the percent a field shows; null: the things selected differ, or nothing is written. */
export function percentOf(ratio: number | null | undefined): number | null {
  return ratio === null || ratio === undefined ? null : ratio * 100;
}

/** The ratio a document gets, without the noise of binary fractions. */
export function ratioOf(percent: number): number {
  return Number((percent / 100).toFixed(5));
}
