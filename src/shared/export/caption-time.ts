import { frameAt, secondsAt, type FrameRate } from '../time.ts';

/**
 * An instant in whole units of a format (thousandths or hundredths of a second). It is the unit nearest to the instant;
 * where that lies in another frame, the unit nearest to the frame's own start: read again it gives the same frame, up to
 * 500 frames a second with thousandths and 50 with hundredths. `rate` null: no frames are known.
 */
export function unitsAt(seconds: number, unitsPerSecond: number, rate: FrameRate | null): number {
  const nearest = Math.round(seconds * unitsPerSecond);
  if (rate === null) return nearest;
  const frame = frameAt(seconds, rate);
  if (frameAt(nearest / unitsPerSecond, rate) === frame) return nearest;
  return Math.round(secondsAt(frame, rate) * unitsPerSecond);
}

/** `1:02:03.45`: at least `hourDigits` for the hours, and the units behind `mark`. */
export function clockOf(
  units: number,
  { unitsPerSecond, hourDigits, mark }: { unitsPerSecond: number; hourDigits: number; mark: string },
): string {
  const pad = (value: number, length: number) => String(value).padStart(length, '0');
  const seconds = Math.floor(units / unitsPerSecond);
  const digits = String(unitsPerSecond).length - 1;
  return `${pad(Math.floor(seconds / 3600), hourDigits)}:${pad(Math.floor(seconds / 60) % 60, 2)}:${pad(seconds % 60, 2)}${mark}${pad(units % unitsPerSecond, digits)}`;
}
