import { z } from 'zod';
import { errorReplySchema, idParams } from '../../shared/contract/api/common.ts';
import { jobSchema, jobSegmentsSchema } from '../../shared/contract/api/job-schemas.ts';
import { jobPatchSchema } from '../../shared/contract/api/new-job-schema.ts';
import type { Api, RouteContext } from '../http/api.ts';
import { jobView } from '../jobs/job-view.ts';
import { ownJob } from '../jobs/own-job.ts';
import { callerOf } from '../http/caller.ts';

const tags = ['jobs'];

/** One job: reading, changing and forgetting it. */
export function addJobRoutes(app: Api, { services: { jobs } }: RouteContext): void {
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
    async (request) => jobView(await ownJob(jobs, request.params.id, callerOf(request))),
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
      const { id } = await ownJob(jobs, request.params.id, callerOf(request));
      return jobView(await jobs.setPriority(id, request.body.priority));
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
      await jobs.remove((await ownJob(jobs, request.params.id, callerOf(request))).id);
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
      segments: [...(await jobs.segments((await ownJob(jobs, request.params.id, callerOf(request))).id))],
    }),
  );
}
