import { z } from 'zod';
import { ENCODER_NAMES, QUALITY_PRESETS } from '../../plan/plan.ts';
import type { EncoderSpeed, OutputFormat, QualityPreset } from '../../plan/plan.ts';

const FORMATS = [
  'mp4',
  'mov',
  'webm',
  'gif',
  'png-sequence',
  'wav',
] as const satisfies readonly OutputFormat[];
const SPEEDS = [
  ...(['ultrafast', 'superfast', 'veryfast', 'faster', 'fast', 'medium', 'slow', 'slower'] as const),
] as const satisfies readonly EncoderSpeed[];
const PRESETS = Object.keys(QUALITY_PRESETS) as [QualityPreset, ...QualityPreset[]];

export const formatSchema = z.enum(FORMATS);

/** How a job is rendered; what is left out comes from the scenario's `output`. */
export const jobSettingsSchema = z
  .strictObject({
    preset: z.enum(PRESETS).optional(),
    quality: z
      .union([z.number().min(0).max(51), z.literal('lossless')])
      .optional()
      .describe('A CRF in x264 terms, or `lossless`'),
    speed: z.enum(SPEEDS).optional(),
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
