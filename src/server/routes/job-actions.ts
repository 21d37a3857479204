import { errorReplySchema, idParams } from '../../shared/contract/api/common.ts';
import { jobSchema } from '../../shared/contract/api/job-schemas.ts';
import type { Api, RouteContext } from '../http/api.ts';
import { jobView } from '../jobs/job-view.ts';
import { ownJob } from '../jobs/own-job.ts';
import { callerOf } from '../http/caller.ts';

const ACTIONS = {
  cancel: 'Stop a job and remove what it made so far',
  retry: 'Start a job again that failed or was cancelled',
  pause: 'Stop a job and keep the segments it has',
  resume: 'Let a paused job go on',
} as const;

/** `POST /jobs/{id}/cancel` and its like. From states where they make no sense they answer `job.transition`. */
export function addJobActions(app: Api, { services: { jobs } }: RouteContext): void {
  for (const action of Object.keys(ACTIONS) as (keyof typeof ACTIONS)[])
    app.post(
      `/jobs/:id/${action}`,
      {
        config: { access: 'submit' },
        schema: {
          ...{ tags: ['jobs'], operationId: `${action}Job`, summary: ACTIONS[action] },
          params: idParams,
          response: { 200: jobSchema, default: errorReplySchema },
        },
      },
      async (request) =>
        jobView(await jobs[action]((await ownJob(jobs, request.params.id, callerOf(request))).id)),
    );
}
