import type { FastifyReply, FastifyRequest } from 'fastify';
import type { KeyStore } from '../../work/keys/key-store.ts';
import { StudioError } from '../../shared/errors.ts';
import type { Api } from '../http/api.ts';
import { ownPort } from '../http/own-port.ts';
import { requireScope } from '../http/caller.ts';
import { takesOrigin } from './cross-origin.ts';
import type { FailedLogins } from './failed-logins.ts';
import { allowedHosts, hostProblem, originProblem, siteProblem } from './hosts.ts';

const BEARER = /^Bearer +([^\s]+)$/i;

/**
 * Every request passes here: first Host, Origin and site, then its key is looked up; its route's `access` is checked before
 * the body is read, after requests were counted (rate-limits.ts). Only wrong keys are counted against an address, and a
 * right one passes whatever was counted.
 */
export function addGuard(
  app: Api,
  options: {
    readonly keys: KeyStore;
    readonly failedLogins: FailedLogins;
    readonly moreHosts: readonly string[];
    /** Other sites whose pages may use the routes that are open to them. */
    readonly origins: ReadonlySet<string>;
  },
): void {
  const { keys, failedLogins, moreHosts, origins } = options;
  let hosts: ReadonlySet<string> | null = null;
  const ownHosts = () => (hosts ??= allowedHosts(ownPort(app), moreHosts));

  app.decorateRequest('caller', null);
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-content-type-options', 'nosniff');
    reply.header('cache-control', 'no-store');
    const { rawHeaders, headers } = request.raw;
    const problem =
      hostProblem(rawHeaders, ownHosts()) ??
      (takesOrigin(request, reply, origins) ? null : originProblem(headers.origin, ownHosts())) ??
      (request.routeOptions.config.isOpenToLinks === true ? null : siteProblem(headers));
    if (problem !== null) throw new StudioError('request.refused', problem);
    request.caller = identify(request, reply);
    done();
  });
  app.addHook('preParsing', (request, _reply, _payload, done) => {
    const { access = 'admin' } = request.routeOptions.config;
    if (access !== 'public' && !request.is404) requireScope(request, access);
    done();
  });

  function identify(request: FastifyRequest, reply: FastifyReply) {
    const { authorization } = request.headers;
    if (authorization === undefined) return null;
    // before anything is held against the address, which others may have too: behind one proxy, or one network's router
    const caller = keys.verify(BEARER.exec(authorization)?.[1] ?? '');
    if (caller) return caller;
    const waitMs = failedLogins.waitMs(request.ip);
    if (waitMs > 0) {
      reply.header('retry-after', Math.ceil(waitMs / 1000));
      throw new StudioError('rate.limited', 'too many wrong keys came from this address', {
        details: { retryAfterSeconds: Math.ceil(waitMs / 1000) },
      });
    }
    failedLogins.note(request.ip);
    throw new StudioError('key.missing', 'the key is not known, or has expired');
  }
}
