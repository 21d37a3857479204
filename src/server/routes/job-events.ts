import { z } from 'zod';
import { errorReplySchema, idParams } from '../../shared/contract/api/common.ts';
import { isTerminal } from '../../shared/job/job-transitions.ts';
import type { Job } from '../../shared/job/job.ts';
import type { Api, RouteContext } from '../api.ts';
import type { EventHub } from '../events/event-hub.ts';
import type { EventSink } from '../events/event-sink.ts';
import { followJob } from '../events/follow-job.ts';
import type { OpenStreams } from '../events/open-streams.ts';
import { createSocketSink } from '../events/socket-sink.ts';
import { createSseSink } from '../events/sse-sink.ts';
import { jobView } from '../jobs/job-view.ts';
import { ownJob } from '../jobs/own-job.ts';
import { callerOf } from '../security/caller.ts';

const tags = ['jobs'];
const position = z.coerce.number().int().min(0).optional();

/**
 * What happens to a job, as server-sent events and by WebSocket. Without a position a reader gets the job as it is and then
 * what follows; with one, everything after it. The end of the job ends the stream; nothing is left to tell: 204.
 */
export function addJobEvents(
  app: Api,
  { services: { jobs }, limits }: RouteContext,
  { hub, streams }: { readonly hub: EventHub; readonly streams: OpenStreams },
): void {
  const { heartbeatMs, streamBufferBytes } = limits;

  app.get(
    '/jobs/:id/events',
    {
      config: { access: 'read' },
      schema: {
        ...{ tags, operationId: 'followJob', summary: 'Follow a job by server-sent events' },
        params: idParams,
        headers: z.object({ 'last-event-id': position.describe('Go on after this event') }),
        produces: ['text/event-stream'],
        response: {
          200: {
            description: 'Events until the job ends',
            content: { 'text/event-stream': { schema: z.string() } },
          },
          204: z.null().describe('The job has ended and nothing is left to tell'),
          default: errorReplySchema,
        },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const job = ownJob(jobs, request.params.id, caller);
      const after = request.headers['last-event-id'];
      if (isTerminal(job.state) && after !== undefined && isUpToDate(job.id, after))
        return reply.status(204).send(null);
      streams.check(caller.id);
      reply.hijack();
      const sink = createSseSink(reply.raw, { heartbeatMs });
      streams.add(caller.id, sink);
      await tell(job, after, sink);
      return reply;
    },
  );

  app.get(
    '/jobs/:id/ws',
    {
      websocket: true,
      config: { access: 'read' },
      preHandler: (request, _reply, done) => {
        // before the connection is taken over, so that refusals are plain replies
        const caller = callerOf(request);
        ownJob(jobs, (request.params as { id: string }).id, caller);
        streams.check(caller.id);
        done();
      },
      schema: {
        ...{ tags, operationId: 'followJobBySocket', summary: 'Follow a job by WebSocket' },
        description: 'Messages are `{ id, event, data }`, as the server-sent events are.',
        params: idParams,
        querystring: z.object({ after: position.describe('Go on after this event') }),
      },
    },
    async (socket, request) => {
      const caller = callerOf(request);
      const job = ownJob(jobs, request.params.id, caller);
      const sink = createSocketSink(socket, { heartbeatMs });
      streams.add(caller.id, sink);
      await tell(job, request.query.after, sink);
    },
  );

  function isUpToDate(jobId: string, after: number): boolean {
    return jobs.events(after, { jobId, limit: 1 }).length === 0;
  }

  async function tell(seen: Job, after: number | undefined, sink: EventSink): Promise<void> {
    try {
      const last = jobs.lastSequence();
      let from = after;
      if (from !== undefined && from > last) {
        // a number of another database, such as one restored from a backup
        sink.send({ id: last, event: 'resync', data: { after: last } });
        from = undefined;
      }
      if (from === undefined) {
        const job = jobs.get(seen.id) ?? seen; // after `last` was read: an event may come twice, none is missed
        sink.send({ id: last, event: 'job', data: jobView(job) });
        if (isTerminal(job.state)) return sink.end();
      }
      await followJob(seen.id, from ?? last, sink, { jobs, hub, limitBytes: streamBufferBytes });
    } catch (error) {
      app.log.error({ err: error }, 'following a job failed');
      sink.end();
    }
  }
}
