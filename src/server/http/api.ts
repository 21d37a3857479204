import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { KeyScope } from '../../work/keys/api-key.ts';
import type { Threads } from '../../engine/threads/run-in-thread.ts';
import type { Caller } from './caller.ts';
import type { ServerLimits, ServerServices } from './server-services.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose key came with the request; null: no key, or no good one. */
    caller: Caller | null;
  }
  interface FastifyContextConfig {
    /** What a key must have for this route. A route that does not say asks for `admin`. */
    access?: KeyScope | 'public';
    /** The body is read as it comes, without limits of length and time for parsed ones. */
    streamsBody?: boolean;
    /** Pages of allowed sites may use this route; see cross-origin.ts. */
    isOpenToOrigins?: boolean;
    /** A link on a page of another site may lead here; left out: what other sites cause is refused and not counted. */
    isOpenToLinks?: boolean;
  }
}

/** The server's app with routes typed by their zod schemas. */
export type Api = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** What every file of routes is given. */
export type RouteContext = {
  readonly services: ServerServices;
  readonly limits: ServerLimits;
  /** Where large scenarios are read. */
  readonly threads: Threads;
};

export const API_PREFIX = '/api/v1';
