import { z } from 'zod';

const PIXELS = 'must be whole pixels, 16 to 7680, and even';
const sizePx = z.int(PIXELS).min(16, PIXELS).max(7680, PIXELS).multipleOf(2, PIXELS);
const milliseconds = z.number().min(0).max(86_400_000);
const name = z.string().min(1).max(200);

/** One layer has no schema anywhere; layer-cue.ts reads what is known and says what is not. */
const frameSchema = z.looseObject({
  frameNumber: z.int().min(0).max(10_000_000),
  timestamp: milliseconds.optional(),
  layers: z.array(z.looseObject({})).max(1000).default([]),
  duration: milliseconds.optional(),
});

export const projectSchema = z.object({
  projectId: name.optional(),
  userId: name,
  title: z.string().max(10_000).default(''),
  width: sizePx,
  height: sizePx,
  frameRate: z.number().min(1).max(240),
  quality: z.enum(['low', 'medium', 'high', 'ultra']).default('high'),
  frames: z.array(frameSchema).max(100_000),
  audioTracks: z
    .array(
      z.looseObject({
        source: z.string().min(1).max(4096),
        volume: z.number().min(0).max(1).default(1),
        startTime: milliseconds.optional(),
        duration: milliseconds.optional(),
      }),
    )
    .max(1000)
    .default([]),
  outputFormat: z.enum(['mp4', 'mov', 'webm']).default('mp4'),
});
export type VideoProject = z.infer<typeof projectSchema>;
