import { formatRate, frameRate, parseFrameRate } from '../time.ts';

const MIN_RATE = 1;
const MAX_RATE = 240;

/** Whether a value is `"source"` or an exact rate from 1 to 240 frames per second. */
export function isFrameRate(value: number | string): boolean {
  if (value === 'source') return true;
  const rate = parseFrameRate(value);
  return rate !== null && rate.num >= MIN_RATE * rate.den && rate.num <= MAX_RATE * rate.den;
}

/** The exact rate a decimal most likely stands for: the NTSC fraction near it, else its thousandths; null if none. */
function exactRateNear(decimal: number): string | null {
  if (!(decimal >= MIN_RATE && decimal <= MAX_RATE)) return null;
  const whole = Math.ceil(decimal);
  if (Math.abs((whole * 1000) / 1001 - decimal) < 0.005) return `${whole * 1000}/1001`;
  return formatRate(frameRate(Math.round(decimal * 1000), 1000));
}

/** The rule a frame rate broke, with the fraction to write where a decimal was given. */
export function frameRateRule(value: unknown): string {
  const rule = `must be frames per second from ${MIN_RATE} to ${MAX_RATE}: an integer, a fraction in a string such as "30000/1001", or "source"`;
  const isDecimal = typeof value === 'number' || (typeof value === 'string' && /^\d+\.\d+$/.test(value));
  const exact = isDecimal && !Number.isInteger(Number(value)) ? exactRateNear(Number(value)) : null;
  return exact === null ? rule : `${rule} (write "${exact}")`;
}
