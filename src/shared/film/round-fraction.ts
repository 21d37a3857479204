/**
 * `numerator / denominator` rounded to a whole number, halves away from zero (ffmpeg's AV_ROUND_NEAR_INF). Both are
 * safe integers, the denominator positive.
 */
export function roundedQuotient(numerator: number, denominator: number): number {
  const size = Math.floor((2 * Math.abs(numerator) + denominator) / (2 * denominator));
  return numerator < 0 ? 0 - size : size;
}

/**
 * `a × b / c` rounded as above, exact for all safe integers. Products beyond 2^53 take the slow way: a day of a
 * nanosecond clock times 30000 is past it.
 */
export function scaledRounded(a: number, b: number, c: number): number {
  const product = a * b;
  if (Number.isSafeInteger(2 * product) && Number.isSafeInteger(2 * c)) return roundedQuotient(product, c);
  const [wide, by] = [BigInt(a) * BigInt(b), BigInt(c)];
  const size = (2n * (wide < 0n ? -wide : wide) + by) / (2n * by);
  return Number(wide < 0n ? -size : size);
}
