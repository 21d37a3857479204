/** How a format writes an instant. */
export type Clock = {
  readonly unitsPerSecond: number;
  readonly hourDigits: number;
  /** Between seconds and units. */
  readonly mark: string;
};

/** That of SubRip: `01:02:03,450`. */
export const SRT_CLOCK: Clock = { unitsPerSecond: 1000, hourDigits: 2, mark: ',' };

/** `1:02:03.45`: at least `hourDigits` for the hours, and the units behind `mark`. */
export function clockOf(units: number, { unitsPerSecond, hourDigits, mark }: Clock): string {
  const pad = (value: number, length: number) => String(value).padStart(length, '0');
  const seconds = Math.floor(units / unitsPerSecond);
  const digits = String(unitsPerSecond).length - 1;
  return `${pad(Math.floor(seconds / 3600), hourDigits)}:${pad(Math.floor(seconds / 60) % 60, 2)}:${pad(seconds % 60, 2)}${mark}${pad(units % unitsPerSecond, digits)}`;
}
