import { errorReplySchema } from '../../shared/contract/api/common.ts';
import { jobPageSchema, jobQuerySchema } from '../../shared/contract/api/job-schemas.ts';
import { StudioError } from '../../shared/errors.ts';
import type { Api, RouteContext } from '../http/api.ts';
import { jobView } from '../jobs/job-view.ts';
import { callerOf, isAdmin, type Caller } from '../http/caller.ts';

/** `GET /jobs`: pages of jobs, those of the caller only unless it is an admin. */
export function addJobListRoutes(app: Api, { services: { jobs } }: RouteContext): void {
  app.get(
    '/jobs',
    {
      config: { access: 'read' },
      serializerCompiler: () => (page) => JSON.stringify(page), // checked by types: 500 jobs take long to check again
      schema: {
        ...{ tags: ['jobs'], operationId: 'listJobs', summary: 'Jobs, latest first' },
        querystring: jobQuerySchema,
        response: { 200: jobPageSchema, default: errorReplySchema },
      },
    },
    async (request) => {
      const { projectId, state, cursor, limit } = request.query;
      const owner = shownOwner(callerOf(request), request.query.owner);
      const page = await jobs.list({
        limit,
        ...(owner !== undefined && { owner }),
        ...(projectId !== undefined && { projectId }),
        ...(state !== undefined && { states: [state].flat() }),
        ...(cursor !== undefined && { beforeId: cursor }),
      });
      return { jobs: page.jobs.map(jobView), nextCursor: page.nextBeforeId };
    },
  );
}

/** Whose jobs are listed; undefined: everybody's. Throws StudioError `key.forbidden`. */
function shownOwner(caller: Caller, asked: string | undefined): string | undefined {
  if (isAdmin(caller)) return asked;
  if (asked !== undefined && asked !== caller.owner)
    throw new StudioError('key.forbidden', 'only an `admin` key lists the jobs of others');
  return caller.owner;
}
