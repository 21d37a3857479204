import { z } from 'zod';

export const fontListSchema = z
  .object({
    fonts: z.array(z.object({ family: z.string(), weights: z.string(), styles: z.array(z.string()) })),
    styles: z.array(z.string()).describe('Built-in caption styles, which a cue names by `style`'),
  })
  .meta({ id: 'FontList' });

export const transitionListSchema = z
  .object({ transitions: z.array(z.string()) })
  .meta({ id: 'TransitionList' });

export const presetListSchema = z
  .object({
    presets: z.array(z.object({ name: z.string(), crf: z.number(), speed: z.string() })),
    formats: z.array(z.string()),
    encoders: z.array(z.string()),
  })
  .meta({ id: 'PresetList' });

export const healthSchema = z
  .object({
    status: z.enum(['ok', 'failing']),
    details: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'Health' });
