/** A fraction of non-negative integers, the denominator positive. */
export type Fraction = { readonly num: number; readonly den: number };

/**
 * The fraction with the smallest denominator between two positive numbers, both included: the walk down the
 * Stern-Brocot tree, by continued fractions. Throws RangeError unless 0 < low <= high.
 */
export function simplestFraction(low: number, high: number): Fraction {
  if (!(low > 0) || !(high >= low) || !Number.isFinite(high))
    throw new RangeError(`no interval: ${low} to ${high}`);
  const whole = Math.floor(low);
  if (whole === low) return { num: whole, den: 1 };
  if (whole + 1 <= high) return { num: whole + 1, den: 1 };
  const rest = simplestFraction(1 / (high - whole), 1 / (low - whole));
  return { num: whole * rest.num + rest.den, den: rest.num };
}

/** The fraction nearest to a positive number among the continued fraction's steps with a denominator up to `largest`. */
export function nearestFraction(value: number, largest: number): Fraction {
  let [before, now]: [Fraction, Fraction] = [
    { num: 1, den: 0 },
    { num: Math.floor(value), den: 1 },
  ];
  for (let rest = value - Math.floor(value); rest > 1e-12;) {
    const whole = Math.floor(1 / rest);
    const next = { num: whole * now.num + before.num, den: whole * now.den + before.den };
    if (next.den > largest) break;
    [before, now] = [now, next];
    rest = 1 / rest - whole;
  }
  return now;
}
