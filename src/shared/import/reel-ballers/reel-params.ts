import { z } from 'zod';

const finite = z.number();
const sizePx = z.int().min(16).max(7680).multipleOf(2, 'must be even');

/** Frames at 30 a second, or seconds; pixels of the source. */
const cropKeyframe = z.looseObject({
  frame: finite.min(0).optional(),
  time: finite.min(0).optional(),
  x: finite,
  y: finite,
  width: finite.positive(),
  height: finite.positive(),
});
/** The request shape; pixels of the working video. */
const highlightRegion = z.looseObject({
  start_frame: finite.min(0),
  end_frame: finite.min(0),
  x: finite,
  y: finite,
  radius_x: finite.positive(),
  radius_y: finite.positive(),
  opacity: finite.min(0).max(1).default(1),
  color: z.string().default('#ffffff'),
});
const textLayer = z.looseObject({
  id: z.string().optional(),
  startTime: finite.min(0),
  endTime: finite.min(0),
  enabled: z.boolean().default(true),
  spec: z.looseObject({
    text: z.string(),
    font: z.string().default('anton'),
    color: z.string().default('#ffffff'),
    size: finite.positive().max(0.5).default(0.08),
    align: z.enum(['left', 'center', 'right']).default('center'),
    position: z.looseObject({ x: finite, y: finite }).default({ x: 0.5, y: 0.5 }),
    maxWidth: finite.positive().max(1).default(0.9),
    shadow: z
      .looseObject({
        blur: finite.default(0),
        color: z.string().default('#000000'),
        opacity: finite.default(0),
      })
      .optional(),
    stroke: z.looseObject({ width: finite.default(0), color: z.string().default('#000000') }).optional(),
  }),
});

/** What framing and overlay say, as `params` or as the body itself. */
export const paramsSchema = z.object({
  crop_keyframes: z.array(cropKeyframe).max(10_000).nullish(),
  highlight_regions: z.array(highlightRegion).max(1000).nullish(),
  text_layers: z.array(textLayer).max(1000).nullish(),
  effect_type: z.string().optional(),
  output_width: sizePx.default(1080),
  output_height: sizePx.default(1920),
  /** Seconds of the source. */
  start_time: finite.min(0).optional(),
  end_time: finite.min(0).optional(),
  /** Of the working video, where regions are in its pixels; left out: the output's. */
  video_width: finite.positive().optional(),
  video_height: finite.positive().optional(),
});
export type ReelParams = z.infer<typeof paramsSchema>;

export const REEL_TYPES = ['framing', 'overlay', 'annotate', 'multi_clip'] as const;
export type ReelType = (typeof REEL_TYPES)[number];
