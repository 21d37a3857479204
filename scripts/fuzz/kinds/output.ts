import type { Dice } from '../dice.ts';

/** Every kind of file a film may become beside H.264 in mp4, which all checks but one look at. */
const OUTPUTS: readonly object[] = [
  { format: 'mp4', codec: 'hevc' },
  { format: 'mp4', codec: 'av1' },
  { format: 'mp4', codec: 'vp9' },
  { format: 'mov' },
  { format: 'mov', codec: 'hevc' },
  { format: 'mov', codec: 'prores' },
  { format: 'mov', overlayOnly: true },
  { format: 'webm' },
  { format: 'webm', codec: 'av1' },
  { format: 'webm', overlayOnly: true },
  { format: 'gif' },
  { format: 'png-sequence' },
  { format: 'png-sequence', overlayOnly: true },
  { format: 'wav' },
];

export function makeOutput({ pick, chance }: Dice): object {
  return {
    preset: 'low',
    ...pick(OUTPUTS),
    ...(chance(0.15) &&
      pick([
        { width: 128, height: 72 },
        { width: 90, height: 160 },
      ])),
  };
}
