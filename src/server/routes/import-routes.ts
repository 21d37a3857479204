import { errorReplySchema } from '../../shared/contract/api/common.ts';
import { importBodySchema, importedSchema } from '../../shared/contract/api/import-schemas.ts';
import { StudioError } from '../../shared/errors.ts';
import { IMPORT_FORMAT_NAMES, importFile } from '../../shared/import/formats.ts';
import type { Problem } from '../../shared/scenario/problem.ts';
import { readScenarioDocument } from '../../shared/scenario/read-scenario.ts';
import type { Api } from '../http/api.ts';

const tags = ['imports'];

/** Files of other programs as scenarios. Nothing is kept or fetched. */
export function addImportRoutes(app: Api): void {
  app.post(
    '/imports',
    {
      config: { access: 'submit' },
      schema: {
        ...{ tags, operationId: 'importFile', summary: 'Make a scenario of a file of another program' },
        body: importBodySchema,
        response: { 200: importedSchema, default: errorReplySchema },
      },
    },
    async (request) => {
      const { name, media, format } = request.body;
      if (format !== undefined && !IMPORT_FORMAT_NAMES.includes(format))
        throw new StudioError(
          'request.invalid',
          `format must be one of ${IMPORT_FORMAT_NAMES.join(', ')}, not ${format}`,
        );
      const text = request.body.text.replace(/\r\n?/g, '\n');
      const imported = importFile({ name, text, json: jsonOf(text) }, { media, format });
      return {
        ...imported,
        media: [...imported.media],
        warnings: [...imported.warnings],
        problems: problemsOf(imported.scenario),
      };
    },
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined; // subtitles
  }
}

function problemsOf(document: object): Problem[] {
  const reading = readScenarioDocument(document);
  if (reading.ok) return [];
  const { problems } = reading.error.details as { problems?: Problem[] };
  return problems ?? [{ path: '', code: reading.error.code, message: reading.error.message }];
}
