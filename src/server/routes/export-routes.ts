import { errorReplySchema } from '../../shared/contract/api/common.ts';
import { exportBodySchema, exportedSchema } from '../../shared/contract/api/export-schemas.ts';
import { exportCaptions } from '../../shared/export/export-captions.ts';
import { readScenarioDocument } from '../../shared/scenario/read-scenario.ts';
import type { Api } from '../http/api.ts';

/** Captions of scenarios as subtitles. Nothing is kept or fetched. */
export function addExportRoutes(app: Api): void {
  app.post(
    '/exports',
    {
      config: { access: 'submit' },
      schema: {
        ...{ tags: ['exports'], operationId: 'exportCaptions' },
        summary: 'Write the captions of a scenario as subtitles or plain text',
        body: exportBodySchema,
        response: { 200: exportedSchema, default: errorReplySchema },
      },
    },
    async (request) => {
      const { scenario, format, ids } = request.body;
      const reading = readScenarioDocument(scenario);
      if (!reading.ok) throw reading.error;
      const { text, captions, remarks } = exportCaptions(reading.scenario, format, ids ? new Set(ids) : null);
      return { text, captions, remarks: [...remarks] };
    },
  );
}
