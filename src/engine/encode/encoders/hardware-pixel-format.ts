import type { EncoderName } from '../../../shared/plan/plan.ts';
import { codecOf, codecTagArgs } from './encoder-facts.ts';

const SEMI_PLANAR: Readonly<Record<string, string>> = {
  yuv420p: 'nv12',
  yuvj420p: 'nv12',
  yuv420p10le: 'p010le',
};

/** The same samples laid out as hardware takes them; formats without such a twin stay as they are. */
export function hardwarePixelFormat(pixelFormat: string): string {
  return SEMI_PLANAR[pixelFormat] ?? pixelFormat;
}

/** Whether samples have ten bits. */
function isTenBit(pixelFormat: string): boolean {
  return /10(le|be)?$|^p010/.test(pixelFormat);
}

/** HEVC's profile has to be named for ten bits, and its tag for Apple's players. */
export function hevcArgs(encoder: EncoderName, pixelFormat: string): string[] {
  if (codecOf(encoder) !== 'hevc') return [];
  return [...(isTenBit(pixelFormat) ? ['-profile:v', 'main10'] : []), ...codecTagArgs(encoder)];
}
