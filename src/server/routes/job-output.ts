import { z } from 'zod';
import { errorReplySchema, idParams } from '../../shared/contract/api/common.ts';
import type { Api, RouteContext } from '../http/api.ts';
import { sendFilm } from '../films/send-film.ts';
import { ownJob } from '../jobs/own-job.ts';
import { callerOf } from '../http/caller.ts';

/** The finished film: the file itself, in ranges where asked for, or the way to a signed address. */
export function addJobOutput(app: Api, { services }: RouteContext): void {
  app.get(
    '/jobs/:id/output',
    {
      config: { access: 'read' },
      schema: {
        ...{
          tags: ['jobs'],
          operationId: 'getOutput',
          summary: 'The finished film; byte ranges are answered. PNG pictures come as one ZIP archive',
        },
        params: idParams,
        response: {
          200: { description: 'The film', content: { '*/*': { schema: z.string() } } },
          206: {
            description: 'A part of it',
            content: { '*/*': { schema: z.string() } },
          },
          302: z.null().describe('It is in the object store: at the address in `Location`, for an hour'),
          default: errorReplySchema,
        },
      },
    },
    async (request, reply) =>
      sendFilm(await ownJob(services.jobs, request.params.id, callerOf(request)), reply, services),
  );
}
