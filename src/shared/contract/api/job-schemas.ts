import { z } from 'zod';
import { JOB_KINDS, JOB_STATES } from '../../job/job.ts';
import { RENDER_PHASES } from '../../job/kinds/render-kind.ts';
import { KEPT_SEGMENT_STATES, SEGMENT_PHASES } from '../../job/segment-state.ts';
import { cursor, milliseconds, pageLimit } from './common.ts';
import { formatSchema, jobSettingsSchema } from './job-settings.ts';

const jobStateSchema = z.enum(JOB_STATES);

const jobProgressSchema = z
  .object({
    phase: z.enum(RENDER_PHASES),
    percent: z.number().describe('0 to 100 over all phases; never goes back within an attempt'),
    frames: z.int(),
    totalFrames: z.int().describe('0 until planned'),
    fps: z.number(),
    etaSeconds: z.number().nullable(),
    working: z
      .array(
        z.object({
          index: z.int(),
          doing: z.enum(SEGMENT_PHASES).describe('`encoding`: nothing of it is left to draw'),
          frames: z.int().describe('Encoded so far in this attempt'),
          attempt: z.int().describe('1 for the first'),
        }),
      )
      .optional()
      .describe('The segments that are worked on; left out where none is'),
  })
  .meta({ id: 'JobProgress' });

const failureSchema = z.object({
  code: z.string(),
  message: z.string(),
  details: z.record(z.string(), z.unknown()),
});

const resultSchema = z.object({
  outputUrl: z.string().describe('Where the film can be had, relative to this server'),
  sizeBytes: z.int(),
  sha256: z.string(),
  frames: z.int(),
  durationSeconds: z.number(),
  elapsedSeconds: z.number(),
  segmentsRendered: z.int(),
  segmentsCached: z.int(),
});

export const jobSchema = z
  .object({
    id: z.string(),
    kind: z.enum(JOB_KINDS).describe('What is done'),
    state: jobStateSchema,
    progress: jobProgressSchema,
    title: z.string().nullable(),
    owner: z.string().nullable(),
    projectId: z.string().nullable(),
    format: formatSchema,
    settings: jobSettingsSchema,
    priority: z.int(),
    attempt: z.int(),
    pausedBecause: z.string().nullable().describe('`asked`, or the code of what must be mended first'),
    failure: failureSchema.nullable(),
    result: resultSchema.nullable(),
    isRendered: z.boolean().describe('The film is there and only its upload is missing'),
    createdAtMs: milliseconds,
    startedAtMs: milliseconds.nullable(),
    finishedAtMs: milliseconds.nullable(),
  })
  .meta({ id: 'Job' });
export type JobView = z.infer<typeof jobSchema>;

export const jobPageSchema = z
  .object({ jobs: z.array(jobSchema), nextCursor: z.string().nullable() })
  .meta({ id: 'JobPage' });

export const jobQuerySchema = z.object({
  owner: z.string().max(200).optional().describe('Only with the scope `admin`: jobs of this owner'),
  projectId: z.string().max(128).optional(),
  state: z
    .union([jobStateSchema, z.array(jobStateSchema)])
    .optional()
    .describe('May be given several times'),
  cursor: cursor.refine((id) => id === undefined || /^job_[0-9a-z]{26}$/.test(id), {
    error: 'must be `nextCursor` of the page before', // any other text would end the list early
  }),
  limit: pageLimit,
});

const jobSegmentSchema = z
  .object({
    index: z.int(),
    startFrame: z.int(),
    endFrame: z.int().describe('Not included'),
    fingerprint: z.string(),
    state: z.enum(KEPT_SEGMENT_STATES),
    attempt: z.int(),
    worker: z.string().nullable(),
    how: z.enum(['render', 'cache']).nullable(),
    failure: z.string().nullable(),
  })
  .meta({ id: 'JobSegment' });

export const jobSegmentsSchema = z.object({ segments: z.array(jobSegmentSchema) });
