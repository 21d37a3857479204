import { z } from 'zod';

const fraction = z.object({ num: z.int(), den: z.int() });

export const probeRequestSchema = z
  .strictObject({
    source: z
      .string()
      .min(1)
      .max(4096)
      .describe('`upload://ID`, `https://…`, `s3://bucket/key`; a path only with `admin`'),
  })
  .meta({ id: 'ProbeRequest' });

const videoSchema = z.object({
  index: z.int(),
  codec: z.string(),
  codedWidthPx: z.int(),
  codedHeightPx: z.int(),
  widthPx: z.int(),
  heightPx: z.int(),
  rotationDegrees: z.number(),
  sampleAspect: fraction,
  pixelFormat: z.string(),
  rate: fraction,
  isVariableRate: z.boolean(),
  isInterlaced: z.boolean(),
  timeBase: fraction,
  frameCount: z.int(),
  countedBy: z.enum(['packets', 'decode']),
  color: z.object({
    range: z.enum(['tv', 'pc', 'unknown']),
    matrix: z.string(),
    primaries: z.string(),
    transfer: z.string(),
  }),
  chromaLocation: z.string(),
});

export const mediaInfoSchema = z
  .object({
    source: z.string(),
    sizeBytes: z.int(),
    missingBytes: z.int(),
    container: z.string(),
    startSeconds: z.number(),
    durationSeconds: z.number(),
    kind: z.enum(['video', 'audio', 'image']),
    video: videoSchema.nullable(),
    audio: z
      .object({ index: z.int(), codec: z.string(), sampleRateHz: z.int(), channels: z.int() })
      .nullable(),
    ignoredStreams: z.array(z.string()),
  })
  .meta({ id: 'MediaInfo' });

export const thumbnailQuerySchema = z.object({
  time: z.coerce.number().min(0).max(86_400).default(0).describe('Seconds'),
  width: z.coerce.number().int().min(16).max(1920).default(320).describe('Pixels; the height follows'),
});
