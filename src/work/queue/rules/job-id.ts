/** Crockford's digits: they sort as text as they do as numbers, and none is mistaken for another. */
const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';
const PREFIX = 'job_';
const DIGIT_COUNT = 26; // 26 × 5 bits hold 48 of time and 80 of chance
const CHANCE_BITS = 80n;
/** How far an id may be from the one before it in the same millisecond: too many to guess. */
const STEP_BITS = 64n;

/**
 * An id that sorts after `previous`, whatever the clock did since: 48 bits of milliseconds, 80 of chance. `random` gives
 * that many bytes, of which nobody else knows anything.
 */
export function nextJobId(
  nowMs: number,
  previous: string | null,
  random: (bytes: number) => Uint8Array,
): string {
  const fresh =
    (BigInt(Math.max(0, Math.floor(nowMs))) << CHANCE_BITS) | bits(random(Number(CHANCE_BITS / 8n)));
  if (previous === null) return PREFIX + digits(fresh);
  const last = number(previous);
  if (fresh >> CHANCE_BITS > last >> CHANCE_BITS) return PREFIX + digits(fresh);
  return PREFIX + digits(last + 1n + bits(random(Number(STEP_BITS / 8n))));
}

function bits(bytes: Uint8Array): bigint {
  return bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}

function digits(value: bigint): string {
  return Array.from({ length: DIGIT_COUNT }, (_, index) => {
    const digit = (value >> BigInt(5 * (DIGIT_COUNT - 1 - index))) & 31n;
    return DIGITS.charAt(Number(digit));
  }).join('');
}

function number(id: string): bigint {
  return [...id.slice(PREFIX.length)].reduce((sum, digit) => (sum << 5n) | BigInt(DIGITS.indexOf(digit)), 0n);
}
