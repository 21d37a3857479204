import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { isTerminal } from '../shared/job/job-transitions.ts';
import { JOB_STATES } from '../shared/job/job.ts';
import type { Api, RouteContext } from './http/api.ts';
import type { EventHub } from './events/event-hub.ts';
import type { OpenStreams } from './events/open-streams.ts';

/** `/metrics` in the text form of Prometheus, and what is counted for it. */
export function addMetrics(
  app: Api,
  { services: { jobs } }: RouteContext,
  { hub, streams }: { readonly hub: EventHub; readonly streams: OpenStreams },
): void {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'cueframe_jobs',
    help: 'Jobs by state',
    labelNames: ['state'],
    registers,
    async collect() {
      const counts = await jobs.countByState();
      for (const state of JOB_STATES) this.set({ state }, counts[state]);
    },
  });
  new Gauge({
    name: 'cueframe_event_streams',
    help: 'Readers that follow jobs now',
    registers,
    collect() {
      this.set(streams.count());
    },
  });
  const ended = new Counter({
    name: 'cueframe_jobs_ended_total',
    help: 'Jobs that ended since the server started',
    labelNames: ['state'],
    registers,
  });
  const seconds = new Histogram({
    name: 'cueframe_http_request_seconds',
    help: 'Time until the reply was sent',
    labelNames: ['method', 'route', 'status'],
    registers,
  });

  hub.subscribe((events) => {
    for (const event of events)
      if (event.type === 'state' && isTerminal(event.to)) ended.inc({ state: event.to });
  });
  app.addHook('onResponse', (request, reply, done) => {
    const { url = 'none' } = request.routeOptions; // the pattern, so that ids make no new series
    seconds.observe(
      { method: request.method, route: url, status: reply.statusCode },
      reply.elapsedTime / 1000,
    );
    done();
  });
  app.get('/metrics', { config: { access: 'read' }, schema: { hide: true } }, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
}
