import type { FastifyReply, FastifyRequest } from 'fastify';
import { errorReply, StudioError } from '../../shared/errors.ts';
import type { Api } from '../http/api.ts';
import { ownPort } from '../http/own-port.ts';
import { isFromOtherSite } from '../security/hosts.ts';
import { readSessionCookie, type SessionPlace } from './session-cookie.ts';
import type { WindowSessions } from './window-sessions.ts';

/** Where a request's cookie belongs. `protocol` is that of the trusted proxy, where there is one. */
export function sessionPlace(request: FastifyRequest, app: Api): SessionPlace {
  return { port: ownPort(app), isSecure: request.protocol === 'https' };
}

export function hasSession(request: FastifyRequest, app: Api, sessions: WindowSessions): boolean {
  const secret = readSessionCookie(request.headers.cookie, sessionPlace(request, app));
  return secret !== null && sessions.isKnown(secret);
}

/** Answers in the form of the contract's replies, so that the window can show it. */
export function refuse(reply: FastifyReply, error: StudioError): FastifyReply {
  return reply.status(error.traits.httpStatus).send({ ok: false, ...errorReply(error) });
}

/**
 * Before any body is read: a session, and no other site behind the request. Host and Origin were checked for the whole server;
 * browsers that send Fetch Metadata say more than Origin does.
 */
export function addStudioGuard(scope: Api, sessions: WindowSessions): void {
  scope.addHook('onRequest', async (request, reply) => {
    if (isFromOtherSite(request.headers))
      return refuse(reply, new StudioError('request.refused', 'requests from other sites are refused'));
    if (!hasSession(request, scope, sessions))
      return refuse(reply, new StudioError('key.missing', 'open the address that `cueframe serve` printed'));
    return undefined;
  });
}
