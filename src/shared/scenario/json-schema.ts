import { z } from 'zod';
import { scenarioSchema } from './scenario.ts';

/** The format as JSON Schema 2020-12, for editors. Rules between keys are not in it: `cueframe validate` knows them. */
export function scenarioJsonSchema(): object {
  return z.toJSONSchema(scenarioSchema, {
    target: 'draft-2020-12',
    io: 'input', // as a person writes it: what has a default may be left out
    override: ({ jsonSchema }) => {
      if (jsonSchema.type === 'object') jsonSchema.patternProperties = { '^x-': {} }; // keys of tools
    },
  });
}
