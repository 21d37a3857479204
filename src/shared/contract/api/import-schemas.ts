import { z } from 'zod';

const problem = z.object({ path: z.string(), code: z.string(), message: z.string() });

export const importBodySchema = z
  .strictObject({
    name: z.string().min(1).max(255).describe('The file’s own name; its ending helps to find the format'),
    text: z.string().describe('What the file says'),
    format: z.string().max(40).optional().describe('Left out: found by what the file says'),
    media: z
      .record(z.string().max(200), z.string().min(1).max(4096))
      .default({})
      .describe('Where media lie, by their ids; `video` is the film under captions'),
  })
  .meta({ id: 'ImportRequest' });

export const importedSchema = z
  .object({
    format: z.string(),
    scenario: z.unknown(),
    media: z
      .array(
        z.object({
          id: z.string(),
          kind: z.enum(['video', 'image', 'audio']),
          src: z.string().nullable().describe('null: nobody says; the scenario is without it'),
        }),
      )
      .describe('Files the scenario shows'),
    warnings: z.array(problem).describe('What was read otherwise than it is written, or left out'),
    problems: z.array(problem).describe('What must be mended before it can be rendered'),
  })
  .meta({ id: 'Imported' });
