import type { FrameRate } from '../../time.ts';

/** The stage a film is resolved for. */
export type StageSize = {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rate: FrameRate;
  readonly totalFrames: number;
};

/** Stage pixels of a fraction, to a ten-thousandth: the last bits of a product must not make another fingerprint. */
export function fractionPx(fraction: number, wholePx: number): number {
  return Math.round(fraction * wholePx * 1e4) / 1e4;
}
