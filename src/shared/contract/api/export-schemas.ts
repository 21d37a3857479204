import { z } from 'zod';
import { EXPORT_FORMATS } from '../../export/export-captions.ts';

export const exportBodySchema = z
  .strictObject({
    scenario: z.unknown().describe('A scenario document'),
    format: z.enum(EXPORT_FORMATS),
    ids: z
      .array(z.string().max(200))
      .max(100_000)
      .optional()
      .describe('Only the cues with these ids; left out: all of them'),
  })
  .meta({ id: 'ExportRequest' });

export const exportedSchema = z
  .object({
    text: z.string().describe('The subtitle file; lines end with \\n'),
    captions: z.int().min(0).describe('How many captions it has'),
    remarks: z.array(z.string()).describe('What the format cannot say, a sentence each'),
  })
  .meta({ id: 'Exported' });
