import { z } from 'zod';
import { errorReplySchema, idParams } from '../../shared/contract/api/common.ts';
import { isTerminal } from '../../shared/job/job-transitions.ts';
import type { Api, RouteContext } from '../http/api.ts';
import type { EventHub } from '../events/event-hub.ts';
import { refusePlainRequest } from '../events/plain-request.ts';
import type { OpenStreams } from '../events/open-streams.ts';
import { createSocketSink } from '../events/socket-sink.ts';
import { createSseSink } from '../events/sse-sink.ts';
import { isUpToDate, tellJob } from '../events/tell-job.ts';
import { ownJob } from '../jobs/own-job.ts';
import { callerOf } from '../http/caller.ts';

const tags = ['jobs'];
/** Of an event that was told. */
const position = z.string().min(1).max(200).optional();

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
  const telling = { jobs, hub, limitBytes: streamBufferBytes, log: app.log };

  app.get(
    '/jobs/:id/events',
    {
      config: { access: 'read' },
      exposeHeadRoute: false, // its reply would stay open behind the headers, and the connection with it
      schema: {
        ...{ tags, operationId: 'followJob', summary: 'Follow a job by server-sent events' },
        params: idParams,
        headers: z.object({ 'last-event-id': position.describe('Go on after this event') }),
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
      const job = await ownJob(jobs, request.params.id, caller);
      const after = request.headers['last-event-id'];
      if (isTerminal(job.state) && after !== undefined && (await isUpToDate(jobs, job.id, after)))
        return reply.status(204).send(null);
      streams.check(caller.id);
      reply.hijack();
      const sink = createSseSink(reply.raw, { heartbeatMs });
      streams.add(caller.id, sink);
      await tellJob(job, after, sink, telling);
      return reply;
    },
  );

  app.route({
    method: 'GET',
    url: '/jobs/:id/ws',
    config: { access: 'read' },
    preHandler: async (request) => {
      // before the connection is taken over, so that refusals are plain replies
      const caller = callerOf(request);
      await ownJob(jobs, (request.params as { id: string }).id, caller);
      streams.check(caller.id);
    },
    schema: {
      hide: true, // OpenAPI has no words for sockets
      params: idParams,
      querystring: z.object({ after: position }),
    },
    handler: refusePlainRequest,
    async wsHandler(socket, request) {
      const caller = callerOf(request);
      const sink = createSocketSink(socket, { heartbeatMs }); // at once, or its end may be missed
      streams.add(caller.id, sink);
      const job = await ownJob(jobs, request.params.id, caller);
      await tellJob(job, request.query.after, sink, telling);
    },
  });
}
