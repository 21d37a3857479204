import { z } from 'zod';
import { ENCODER_NAMES, ENCODER_SPEEDS, OUTPUT_FORMATS, PRESET_NAMES } from '../../plan/plan.ts';

export const formatSchema = z.enum(OUTPUT_FORMATS);

/** How a job is rendered; what is left out comes from the scenario's `output`. */
export const jobSettingsSchema = z
  .strictObject({
    preset: z.enum(PRESET_NAMES).optional(),
    quality: z
      .union([z.number().min(0).max(51), z.literal('lossless')])
      .optional()
      .describe('A CRF in x264 terms, or `lossless`'),
    speed: z.enum(ENCODER_SPEEDS).optional(),
    encoder: z.enum(['auto', ...ENCODER_NAMES]).optional(),
    workers: z.int().min(1).max(64).optional(),
    segments: z.int().min(1).max(10_000).optional(),
    range: z
      .object({ startFrame: z.int().min(0), endFrame: z.int().min(1).describe('Not included') })
      .optional()
      .describe('Only these frames of the film'),
    cache: z.boolean().optional().describe('False: render everything anew'),
  })
  .meta({ id: 'JobSettings' });
