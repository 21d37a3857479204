import type { FastifyReply, FastifyRequest } from 'fastify';
import { StudioError } from '../../shared/errors.ts';
import type { Api } from '../http/api.ts';
import { refuseNul } from '../http/refuse-nul.ts';
import { asStudioError } from '../http/reply-error.ts';
import { redactAll } from '../http/redact.ts';

/** One system: its routes and how it words a failure. */
export type AdapterSystem = {
  readonly routes: (scope: Api) => void;
  readonly errorBody: (error: StudioError) => object;
};

type MountedSystem = AdapterSystem & {
  /** Opens the routes to pages of other sites that are allowed. */
  readonly openTo: (scope: Api) => void;
};

/**
 * Mounts a system's routes under `prefix`, in a scope of their own: their errors have that system's shape, reading needs
 * a key with the scope `read` and everything else one with `submit`.
 */
export function mountSystem(app: Api, prefix: string, system: MountedSystem): void {
  app.register(
    (scope, _options, done) => {
      scope.addHook('onRoute', (route) => {
        const isRead = route.method === 'GET' || route.method === 'HEAD';
        route.config = { access: isRead ? 'read' : 'submit', ...route.config };
        route.schema = { ...route.schema, hide: true }; // documented in docs/adapters.md, not in the native OpenAPI
      });
      system.openTo(scope as Api);
      refuseNul(scope as Api);
      scope.setErrorHandler((thrown, request, reply) => sendError(thrown, { request, reply, system }));
      system.routes(scope as Api);
      done();
    },
    { prefix },
  );
}

function sendError(
  thrown: unknown,
  { request, reply, system }: { request: FastifyRequest; reply: FastifyReply; system: AdapterSystem },
): FastifyReply {
  const error = publicError(asStudioError(thrown));
  const status = error.traits.httpStatus;
  if (error.code === 'internal') request.log.error({ err: thrown }, 'the request failed');
  if (error.code === 'key.missing') reply.header('www-authenticate', 'Bearer');
  const { retryAfterSeconds } = error.details;
  if (typeof retryAfterSeconds === 'number') reply.header('retry-after', retryAfterSeconds);
  return reply.status(status).send(redactAll(system.errorBody(error)));
}

/** Of a fault in Cueframe itself a caller learns only that there was one. */
function publicError(error: StudioError): StudioError {
  if (error.code !== 'internal') return error;
  return new StudioError('internal', 'something went wrong inside; the log has the details');
}
