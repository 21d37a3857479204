import { z } from 'zod';
import { cursor, milliseconds, pageLimit } from './common.ts';

const name = z.string().min(1).max(200);
const scenario = z.record(z.string(), z.unknown());

export const newProjectSchema = z.strictObject({ name, scenario }).meta({ id: 'NewProject' });

export const projectChangeSchema = z
  .strictObject({ name: name.optional(), scenario: scenario.optional() })
  .meta({ id: 'ProjectChange' });

export const projectHeaders = z.object({
  'if-match': z
    .string()
    .regex(/^"\d+"$/, { error: 'must be the ETag of the project, such as "3"' })
    .describe('The ETag the project was read with'),
});

const projectSummarySchema = z
  .object({
    id: z.string(),
    owner: z.string(),
    name: z.string(),
    version: z.int(),
    createdAtMs: milliseconds,
    updatedAtMs: milliseconds,
  })
  .meta({ id: 'ProjectSummary' });

export const projectSchema = projectSummarySchema
  .extend({
    scenario: z.unknown(),
    problems: z
      .array(z.object({ path: z.string(), code: z.string(), message: z.string() }))
      .describe('What must be mended before it can be rendered'),
  })
  .meta({ id: 'Project' });

export const projectPageSchema = z
  .object({ projects: z.array(projectSummarySchema), nextCursor: z.string().nullable() })
  .meta({ id: 'ProjectPage' });

export const projectQuerySchema = z.object({ cursor, limit: pageLimit });
