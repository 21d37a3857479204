import { z } from 'zod';
import { MIDDLE_PRIORITY } from '../../job/kinds/any-kind.ts';
import { formatSchema, jobSettingsSchema } from './job-settings.ts';

const source = z.string().min(1).max(4096);

const jsonObject = z.record(z.string(), z.unknown());

/** A request for one film, from exactly one of a scenario, a project, or the address of a video. */
export const newJobSchema = z
  .strictObject({
    kind: z.string().max(64).default('render').describe('What is to be done: `render`'),
    scenario: jsonObject
      .optional()
      .describe(
        'A scenario document; docs/scenario.schema.json describes it. Every problem is answered with its path',
      ),
    projectId: z.string().max(128).optional().describe('Render a project as it is now'),
    url: source
      .optional()
      .describe('A video: `https://`, `s3://bucket/key` or `upload://ID`; all of it is shown'),
    cues: z.array(z.unknown()).optional().describe('With `url`: cues as in a scenario, drawn over the video'),
    sources: z
      .record(z.string().max(200), source)
      .default({})
      .describe(
        'Files in place of the scenario’s media, by media id: `upload://ID`, `https://…` or `s3://bucket/key`',
      ),
    settings: jobSettingsSchema.default({}),
    format: formatSchema.optional().describe('Default: the scenario’s own'),
    output: source
      .optional()
      .describe('`s3://bucket/key`; default: the server’s own place. A path only with `admin`'),
    baseDir: source
      .optional()
      .describe('Only with `admin`: folder on the server that relative paths start from'),
    title: z.string().max(1000).optional(),
    owner: z.string().min(1).max(200).optional().describe('Only with `admin`: whose job it is'),
    callbackUrl: z
      .url({ protocol: /^https?$/ })
      .max(2048)
      .optional()
      .describe('HTTPS address that is told how the job ended; HTTP only where the server allows the place'),
    priority: z
      .int()
      .min(1)
      .max(10)
      .default(MIDDLE_PRIORITY)
      .describe('1 (last) to 10 (first) among the jobs of its owner'),
  })
  .refine(
    ({ scenario, projectId, url }) =>
      [scenario, projectId, url].filter((one) => one !== undefined).length === 1,
    {
      error: 'give exactly one of scenario, projectId and url',
    },
  )
  .refine(({ url, cues }) => cues === undefined || url !== undefined, {
    error: 'goes only with url: a scenario has its own',
    path: ['cues'],
  })
  .meta({ id: 'NewJob' });
export type NewJob = z.infer<typeof newJobSchema>;

export const newJobHeaders = z.object({
  'idempotency-key': z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('A second request with the same key within 24 h gives the first job again'),
});

export const jobPatchSchema = z.strictObject({ priority: z.int().min(1).max(10) }).meta({ id: 'JobPatch' });
