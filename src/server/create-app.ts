import websocket from '@fastify/websocket';
import { fastify, LogController } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import { registerAdapters } from './adapters/register-adapters.ts';
import { addApiDocs, collectRoutes } from './http/api-docs.ts';
import { API_PREFIX, type Api, type RouteContext } from './http/api.ts';
import { answerClientError } from './http/client-errors.ts';
import { createEventHub } from './events/event-hub.ts';
import { createOpenStreams } from './events/open-streams.ts';
import { createFilmAddresses } from './films/film-addresses.ts';
import { watchKeys } from './events/watch-keys.ts';
import { readJsonBodies } from './http/json-bodies.ts';
import { addMetrics } from './metrics.ts';
import { refuseNul } from './http/refuse-nul.ts';
import { addErrorReplies, sendError } from './http/reply-error.ts';
import { addCatalogRoutes } from './routes/catalog-routes.ts';
import { addFilmRoutes } from './routes/film-routes.ts';
import { addExportRoutes } from './routes/export-routes.ts';
import { addImportRoutes } from './routes/import-routes.ts';
import { addHealthRoutes } from './routes/health-routes.ts';
import { addJobActions } from './routes/job-actions.ts';
import { addJobEvents } from './routes/job-events.ts';
import { addJobListRoutes } from './routes/job-list-routes.ts';
import { addJobOutput } from './routes/job-output.ts';
import { addJobRoutes } from './routes/job-routes.ts';
import { addKeyRoutes } from './routes/key-routes.ts';
import { addMediaRoutes } from './routes/media-routes.ts';
import { addNewJobRoutes } from './routes/new-job-routes.ts';
import { addProjectRoutes } from './routes/project-routes.ts';
import { addUploadRoutes } from './routes/upload-routes.ts';
import { openToOrigins, type Preflights } from './security/cross-origin.ts';
import { createFailedLogins } from './security/failed-logins.ts';
import { addGuard } from './security/guard.ts';
import { addRateLimits } from './security/rate-limits.ts';
import { refuseSlowBodies } from './http/slow-bodies.ts';
import { addStudio } from './studio/add-studio.ts';

const HEADER_BYTES = 16 * 1024;
const HEADERS_MS = 10_000;
const LOOK_FOR_SLOW_HEADERS_MS = 2000;
const IDLE_MS = 120_000;

/** The whole API, not yet listening. */
export async function createApp(
  context: RouteContext,
  options: {
    readonly log: Logger;
    readonly moreHosts: readonly string[];
    /** As `readAllowedOrigins` gives them. */
    readonly origins: ReadonlySet<string>;
    /** As `readTrustedProxies` gives them. */
    readonly trustedProxies: readonly string[];
  },
): Promise<Api> {
  const { services, limits } = context;
  const { log, moreHosts, origins, trustedProxies } = options;
  const app = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }), // one line when it is over, below
    bodyLimit: limits.bodyBytes,
    // `request.ip` and `request.protocol` are then what the proxy says
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    connectionTimeout: IDLE_MS,
    requestTimeout: 0, // an upload may take hours; see slow-bodies.ts
    http: {
      maxHeaderSize: HEADER_BYTES,
      headersTimeout: HEADERS_MS,
      connectionsCheckingInterval: LOOK_FOR_SLOW_HEADERS_MS,
    },
    clientErrorHandler: answerClientError,
    frameworkErrors: (error, request, reply) => void sendError(error, request, reply), // such as `%ff` in a path
  }).withTypeProvider<ZodTypeProvider>() as unknown as Api;
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.removeContentTypeParser('text/plain');
  readJsonBodies(app);

  const failedLogins = createFailedLogins(limits.failedLoginsPerMinute, services.now);
  addGuard(app, { keys: services.keys, failedLogins, moreHosts, origins });
  refuseSlowBodies(app, limits.bodyMs);
  app.addHook('onResponse', (request, reply, done) => {
    const { caller, method, url, ip } = request;
    const ms = Math.round(reply.elapsedTime);
    request.log.info(
      { req: { method, url, ip }, keyId: caller?.id, status: reply.statusCode, ms },
      'answered',
    );
    done();
  });
  await addRateLimits(app, limits);
  addErrorReplies(app);

  const films = createFilmAddresses(services.filmSecret, services.now ?? Date.now);
  const hub = await createEventHub(services.jobs, (error) =>
    log.error({ err: error }, 'reading events failed'),
  );
  const streams = createOpenStreams(limits.streamsPerKey);
  const stopWatch = watchKeys(services.keys, streams, {
    everyMs: limits.heartbeatMs,
    onTrouble: (error) => log.error({ err: error }, 'reading keys failed'),
  });
  app.addHook('preClose', async () => {
    stopWatch();
    streams.close();
    await hub.close();
  });
  await app.register(websocket, { options: { maxPayload: HEADER_BYTES } });
  await collectRoutes(app);

  addMetrics(app, context, { hub, streams });
  await app.register(async (scope: Api) => addHealthRoutes(scope, context, { isListed: false }));
  const preflights: Preflights = new Map();
  await app.register(
    async (scope: Api) => {
      openToOrigins(scope, origins, preflights);
      refuseNul(scope);
      addNewJobRoutes(scope, context);
      addJobListRoutes(scope, context);
      addJobRoutes(scope, context);
      addJobActions(scope, context);
      addJobEvents(scope, context, { hub, streams });
      addJobOutput(scope, context);
      addFilmRoutes(scope, context, films);
      addProjectRoutes(scope, context);
      addUploadRoutes(scope, context);
      addMediaRoutes(scope, context);
      addCatalogRoutes(scope);
      addKeyRoutes(scope, context, { streams });
      addImportRoutes(scope);
      addExportRoutes(scope);
      addHealthRoutes(scope, context, { isListed: true });
    },
    { prefix: API_PREFIX },
  );
  if (services.adapterRecords)
    registerAdapters(app, context, {
      ...{ records: services.adapterRecords, streams, films },
      openTo: (scope) => openToOrigins(scope, origins, preflights),
    });
  if (services.studio) addStudio(app, services.studio, context);
  await addApiDocs(app);
  return app;
}
