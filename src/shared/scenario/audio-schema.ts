import { z } from 'zod';
import { ease, identifier, listOf, numberFrom, oneOf, record, seconds, volume } from './values.ts';

const volumeKeySchema = record({ time: seconds, value: volume, ease: ease.optional() });

export const audioSchema = record({
  media: identifier,
  start: seconds.optional().describe('Film seconds; default: 0'),
  in: seconds.optional(),
  out: seconds.optional(),
  volume: z
    .union([volume, listOf(volumeKeySchema, 10_000)], {
      error: 'must be a volume factor or a list of keyframes',
    })
    .optional(),
  fadeIn: seconds.optional(),
  fadeOut: seconds.optional(),
  duck: record({
    by: numberFrom(0, 60, 'must be decibels, 0 to 60').describe(
      'Decibels taken away while the other sound is heard',
    ),
    under: oneOf(['timeline']),
  }).optional(),
}).meta({ title: 'Audio' });
