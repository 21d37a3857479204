import { z } from 'zod';
import { audioSchema } from './audio-schema.ts';
import { clipSchema } from './clip-schema.ts';
import { cueSchema } from './cue-schema.ts';
import { effectSchema } from './effect-schema.ts';
import type {
  animateSchema,
  layoutSchema,
  transformConstantsSchema,
  transformKeySchema,
} from './motion-schema.ts';
import { outputSchema } from './output-schema.ts';
import { fontsSchema, mediaSchema, stageSchema, tracksSchema } from './stage-schema.ts';
import type { fontSchema, mediaEntrySchema, trackSchema } from './stage-schema.ts';
import { stylesSchema } from './style-schema.ts';
import type { boxSchema, styleSchema } from './style-schema.ts';
import { listOf, record, textUpTo } from './values.ts';

/** The shape of a scenario document. What one key asks of another is checked in read-scenario.ts. */
export const scenarioSchema = record({
  $schema: textUpTo(4096, 'must be an address').optional().describe('For editors; not read'),
  cueframe: z.literal(1, { error: 'must be 1, the version of the format' }),
  title: z.string({ error: 'must be a text' }).max(10_000).optional(),
  stage: stageSchema.prefault({}),
  media: mediaSchema.default({}),
  fonts: fontsSchema.default([]),
  styles: stylesSchema.default({}),
  tracks: tracksSchema.optional(),
  timeline: listOf(clipSchema).default([]),
  cues: listOf(cueSchema).default([]),
  effects: listOf(effectSchema).default([]),
  audio: listOf(audioSchema).default([]),
  output: outputSchema.prefault({}),
}).meta({ title: 'Cueframe scenario', description: 'A film: clips on a timeline and cues drawn above them' });

/** A film as a person wrote it, in seconds and fractions, with the constant defaults of the format filled in. */
export type Scenario = z.infer<typeof scenarioSchema>;

export type Stage = Scenario['stage'];
export type MediaEntry = z.infer<typeof mediaEntrySchema>;
export type Font = z.infer<typeof fontSchema>;
export type Track = z.infer<typeof trackSchema>;
export type Clip = z.infer<typeof clipSchema>;
export type Effect = z.infer<typeof effectSchema>;
export type Audio = z.infer<typeof audioSchema>;
export type Output = z.infer<typeof outputSchema>;
export type Style = z.infer<typeof styleSchema>;
export type Box = z.infer<typeof boxSchema>;
export type Layout = z.infer<typeof layoutSchema>;
export type TransformConstants = z.infer<typeof transformConstantsSchema>;
export type ScenarioTransformKey = z.infer<typeof transformKeySchema>;
/** Constants, or keyframes in the order of their times. */
export type Transform = TransformConstants | ScenarioTransformKey[];
export type Animate = z.infer<typeof animateSchema>;
export type {
  Cue,
  GroupCue,
  HtmlCue,
  ImageCue,
  Mark,
  ShapeCue,
  TextCue,
  VideoCue,
  Word,
} from './cue-schema.ts';
