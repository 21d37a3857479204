import type { Dice } from '../dice.ts';

/** SVT-AV1 draws nothing smaller. */
const LEAST_AV1_PX = 64;

/** Every kind of file a film may become beside H.264 in mp4, which all checks but one look at. */
const OUTPUTS: readonly { readonly format: string; readonly codec?: string; readonly overlayOnly?: true }[] =
  [
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

/** `leastPx`: the stage's shorter side. */
export function makeOutput({ pick, chance }: Dice, leastPx: number): object {
  return {
    preset: 'low',
    ...(chance(0.1) && { quality: pick([20, 40, 'lossless']) }),
    ...pick(OUTPUTS.filter(({ codec }) => codec !== 'av1' || leastPx >= LEAST_AV1_PX)),
    ...(chance(0.15) &&
      pick([
        { width: 128, height: 72 },
        { width: 90, height: 160 },
      ])),
  };
}
