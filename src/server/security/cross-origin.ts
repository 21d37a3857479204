import type { FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import type { Api } from '../http/api.ts';

/** What a page of an allowed site may send, besides what every page may; the last four are SupoClip's. */
const REQUEST_HEADERS = [
  ...['authorization', 'content-type', 'idempotency-key', 'if-match', 'last-event-id'],
  ...['user_id', 'x-supoclip-user-id', 'x-supoclip-ts', 'x-supoclip-signature'],
].join(', ');
/** What it may read of a reply, besides what every page may. */
const REPLY_HEADERS = 'content-disposition, etag, idempotency-replayed, location, retry-after';
const PREFLIGHT_SECONDS = 600;

/**
 * Opens the routes that are added to `scope` from now on to pages of other sites that are allowed, and answers their
 * preflights. Routes that need `admin` stay shut: no page of another site makes keys. Cookies are never asked for: a page
 * shows a key as everybody does, so a browser that is logged in to the studio lends it nothing.
 */
export function openToOrigins(scope: Api, origins: ReadonlySet<string>, preflights: Preflights): void {
  if (origins.size === 0) return;
  scope.addHook('onRoute', function (this: Api, route) {
    const { access = 'admin', isOpenToOrigins } = route.config ?? {};
    if (access === 'admin' || isOpenToOrigins === true) return;
    route.config = { ...route.config, isOpenToOrigins: true };
    const methods = preflights.get(pathForm(route));
    if (methods) return void [route.method].flat().forEach((method) => methods.add(method));
    const first = new Set([route.method].flat());
    preflights.set(pathForm(route), first);
    this.options(
      route.routePath,
      {
        // not counted as a request: each address of a job has a preflight of its own, and none carries a key
        config: { access: 'public', isOpenToOrigins: true, rateLimit: false },
        schema: { hide: true },
      },
      (_request, reply) => answerPreflight(reply, first),
    );
  });
}

/** Methods by path, of the routes that are open; one for the whole server, as two systems may share a path. */
export type Preflights = Map<string, Set<string>>;

/** Whether `request` comes from an allowed site to a route that is open to it. Then the page may read the reply. */
export function takesOrigin(
  request: FastifyRequest,
  reply: FastifyReply,
  origins: ReadonlySet<string>,
): boolean {
  const { origin } = request.headers;
  if (request.routeOptions.config.isOpenToOrigins !== true) return false;
  reply.raw.setHeader('vary', 'Origin');
  if (origin === undefined || !origins.has(origin)) return false;
  // on the raw reply: streams of events are written there
  reply.raw.setHeader('access-control-allow-origin', origin);
  reply.raw.setHeader('access-control-expose-headers', REPLY_HEADERS);
  return true;
}

function answerPreflight(reply: FastifyReply, methods: ReadonlySet<string>): FastifyReply {
  return reply
    .header('access-control-allow-methods', [...methods].join(', '))
    .header('access-control-allow-headers', REQUEST_HEADERS)
    .header('access-control-max-age', PREFLIGHT_SECONDS)
    .status(204)
    .send();
}

/** The path without the names of its parameters: `/jobs/:id` and `/jobs/:jobId` are one. */
function pathForm({ url }: Pick<RouteOptions, 'url'>): string {
  return url.replaceAll(/:[A-Za-z]+/g, ':');
}
