import { z } from 'zod';

const clock = z.union([
  z.number().min(0),
  z.string().regex(/^(?:\d+:)?\d{1,3}:\d{2}(?:\.\d+)?$/, 'must be MM:SS'),
]);

/** A part of the source, as the original's own analysis writes it. */
const segmentSchema = z.looseObject({
  start_time: clock,
  end_time: clock,
  text: z.string().max(50_000).optional(),
  segment: z.string().max(50_000).optional(),
  relevance_score: z.number().min(0).optional(),
  reasoning: z.string().optional(),
  virality: z.looseObject({}).optional(),
  hook_title: z.string().max(200).optional(),
  title: z.string().max(200).optional(),
  headline: z.string().max(200).optional(),
});
export type Segment = z.infer<typeof segmentSchema>;

/** `POST /tasks/`. `most_relevant_segments` is Cueframe's addition: the result of an analysis done elsewhere. */
export const taskSchema = z.object({
  source: z.looseObject({ url: z.string().min(1).max(4096), title: z.string().max(1000).optional() }),
  font_options: z
    .looseObject({
      font_family: z.string().max(200).optional(),
      font_size: z.number().min(12).max(72).default(24),
      font_color: z
        .string()
        .regex(/^#[\da-f]{6}$/i, 'must be #RRGGBB')
        .default('#FFFFFF'),
    })
    .prefault({}),
  caption_template: z.string().default('default'),
  include_broll: z.boolean().default(false),
  processing_mode: z.enum(['fast', 'balanced', 'quality']).default('balanced'),
  output_format: z.enum(['vertical', 'vertical_pan', 'vertical_split', 'original']).default('vertical'),
  add_subtitles: z.boolean().default(true),
  cut_long_pauses: z.boolean().default(false),
  pause_threshold_ms: z.number().min(250).max(3000).optional(),
  remove_filler_words: z.boolean().default(false),
  filtered_words: z.array(z.string()).max(1000).default([]),
  most_relevant_segments: z.array(segmentSchema).max(200).optional(),
  callback_url: z.url().optional(),
});
export type TaskBody = z.infer<typeof taskSchema>;

/** Seconds of `MM:SS`, `HH:MM:SS` or a number. */
export function clockSeconds(value: string | number): number {
  if (typeof value === 'number') return value;
  return value.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}

/** `MM:SS`, or `HH:MM:SS` from an hour on. */
export function clockText(seconds: number): string {
  const whole = Math.floor(seconds);
  const pair = (value: number) => String(value).padStart(2, '0');
  const minutes = `${pair(Math.floor(whole / 60) % 60)}:${pair(whole % 60)}`;
  return whole >= 3600 ? `${pair(Math.floor(whole / 3600))}:${minutes}` : minutes;
}
