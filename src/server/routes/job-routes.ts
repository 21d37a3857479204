import { z } from 'zod';
import { errorReplySchema, idParams } from '../../shared/contract/api/common.ts';
import {
  jobPageSchema,
  jobQuerySchema,
  jobSchema,
  jobSegmentsSchema,
} from '../../shared/contract/api/job-schemas.ts';
import { jobPatchSchema, newJobHeaders, newJobSchema } from '../../shared/contract/api/new-job-schema.ts';
import { StudioError } from '../../shared/errors.ts';
import { API_PREFIX, type Api, type RouteContext } from '../api.ts';
import { acceptJob } from '../jobs/accept-job.ts';
import { buildRequest } from '../jobs/build-request.ts';
import { jobView } from '../jobs/job-view.ts';
import { ownJob } from '../jobs/own-job.ts';
import { callerOf, isAdmin } from '../security/caller.ts';

const tags = ['jobs'];

/** Making, reading and removing jobs. */
export function addJobRoutes(app: Api, context: RouteContext): void {
  const { jobs, projects } = context.services;

  app.post(
    '/jobs',
    {
      config: { access: 'submit' },
      schema: {
        ...{
          tags,
          operationId: 'createJob',
          summary: 'Make a job of a scenario, a project or the address of a video',
        },
        headers: newJobHeaders,
        body: newJobSchema,
        response: { 202: jobSchema, default: errorReplySchema },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const built = buildRequest(request.body, caller, projects);
      const { job, isNew } = acceptJob(built, caller, context, {
        idempotencyKey: request.headers['idempotency-key'],
      });
      reply.header('location', `${API_PREFIX}/jobs/${job.id}`);
      if (!isNew) reply.header('idempotency-replayed', 'true');
      return reply.status(202).send(jobView(job));
    },
  );

  app.get(
    '/jobs',
    {
      config: { access: 'read' },
      serializerCompiler: () => (page) => JSON.stringify(page), // checked by types: 500 jobs take long to check again
      schema: {
        ...{ tags, operationId: 'listJobs', summary: 'Jobs, latest first' },
        querystring: jobQuerySchema,
        response: { 200: jobPageSchema, default: errorReplySchema },
      },
    },
    async (request) => {
      const caller = callerOf(request);
      const { owner, projectId, state, cursor, limit } = request.query;
      if (!isAdmin(caller) && owner !== undefined && owner !== caller.owner)
        throw new StudioError('key.forbidden', 'only an `admin` key lists the jobs of others');
      const shownOwner = isAdmin(caller) ? owner : caller.owner;
      const page = jobs.list({
        limit,
        ...(shownOwner !== undefined && { owner: shownOwner }),
        ...(projectId !== undefined && { projectId }),
        ...(state !== undefined && { states: [state].flat() }),
        ...(cursor !== undefined && { beforeId: cursor }),
      });
      return { jobs: page.jobs.map(jobView), nextCursor: page.nextBeforeId };
    },
  );

  app.get(
    '/jobs/:id',
    {
      config: { access: 'read' },
      schema: {
        ...{ tags, operationId: 'getJob', summary: 'One job' },
        params: idParams,
        response: { 200: jobSchema, default: errorReplySchema },
      },
    },
    async (request) => jobView(ownJob(jobs, request.params.id, callerOf(request))),
  );

  app.patch(
    '/jobs/:id',
    {
      config: { access: 'submit' },
      schema: {
        ...{ tags, operationId: 'changeJob', summary: 'Change the priority of a job' },
        params: idParams,
        body: jobPatchSchema,
        response: { 200: jobSchema, default: errorReplySchema },
      },
    },
    async (request) => {
      const { id } = ownJob(jobs, request.params.id, callerOf(request));
      return jobView(jobs.setPriority(id, request.body.priority));
    },
  );

  app.delete(
    '/jobs/:id',
    {
      config: { access: 'submit' },
      schema: {
        ...{ tags, operationId: 'removeJob', summary: 'Forget a job that has ended; its film stays' },
        params: idParams,
        response: { 204: z.null().describe('Removed'), default: errorReplySchema },
      },
    },
    async (request, reply) => {
      jobs.remove(ownJob(jobs, request.params.id, callerOf(request)).id);
      return reply.status(204).send(null);
    },
  );

  app.get(
    '/jobs/:id/segments',
    {
      config: { access: 'read' },
      schema: {
        ...{ tags, operationId: 'listSegments', summary: 'Where each segment of a job stands' },
        params: idParams,
        response: { 200: jobSegmentsSchema, default: errorReplySchema },
      },
    },
    async (request) => ({
      segments: [...jobs.segments(ownJob(jobs, request.params.id, callerOf(request)).id)],
    }),
  );
}
