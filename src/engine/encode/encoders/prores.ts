import type { EncodeSettings, Quality } from '../../../shared/plan/plan.ts';
import { noLossless } from './no-lossless.ts';

/** ProRes: every frame is a key frame; the profile is the quality, and 4444 carries alpha. */
export function proresArgs(settings: EncodeSettings): string[] {
  const hasAlpha = settings.pixelFormat.startsWith('yuva');
  return [
    ['-c:v', 'prores_ks', '-profile:v', profile(settings)],
    settings.quality.kind === 'bitrate' ? ['-b:v', String(settings.quality.bitsPerSecond)] : [],
    ['-vendor', 'apl0'], // some editors take no other maker's files
    hasAlpha ? ['-alpha_bits', '16'] : [],
    ['-pix_fmt', settings.pixelFormat],
    ['-threads', String(settings.threads)],
  ].flat();
}

function profile({ pixelFormat, quality }: EncodeSettings): string {
  if (quality.kind === 'lossless') return noLossless('prores_ks');
  return /^yuva?444/.test(pixelFormat) ? '4444' : profileFor(quality);
}

function profileFor(quality: Exclude<Quality, { kind: 'lossless' }>): string {
  if (quality.kind === 'bitrate') return 'standard';
  if (quality.crf <= 20) return 'hq';
  return quality.crf <= 25 ? 'standard' : 'lt';
}
