import { errorReplySchema } from '../../shared/contract/api/common.ts';
import { jobSchema } from '../../shared/contract/api/job-schemas.ts';
import { newJobHeaders, newJobSchema } from '../../shared/contract/api/new-job-schema.ts';
import { API_PREFIX, type Api, type RouteContext } from '../http/api.ts';
import { callerLeft } from '../http/caller-left.ts';
import { acceptJob } from '../jobs/accept-job.ts';
import { buildRequest } from '../jobs/build-request.ts';
import { jobView } from '../jobs/job-view.ts';
import { callerOf } from '../http/caller.ts';

/** `POST /jobs`: a new job, or the one its `Idempotency-Key` has made before. */
export function addNewJobRoutes(app: Api, context: RouteContext): void {
  const { threads, services } = context;
  const { projects } = services;
  app.post(
    '/jobs',
    {
      config: { access: 'submit' },
      schema: {
        ...{
          tags: ['jobs'],
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
      const signal = callerLeft(reply);
      const built = await buildRequest(request.body, caller, { projects, threads, signal });
      const { job, isNew } = await acceptJob(built, caller, context, {
        idempotencyKey: request.headers['idempotency-key'],
      });
      reply.header('location', `${API_PREFIX}/jobs/${job.id}`);
      if (!isNew) reply.header('idempotency-replayed', 'true');
      return reply.status(202).send(jobView(job));
    },
  );
}
