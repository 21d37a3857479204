import type { FastifyRequest } from 'fastify';
import { hasScope, type ApiKey, type KeyScope } from '../../work/keys/api-key.ts';
import { StudioError } from '../../shared/errors.ts';

/** Who asks: the key that came with the request. */
export type Caller = ApiKey;

export function isAdmin(caller: Caller): boolean {
  return hasScope(caller, 'admin');
}

/** The caller of a route that asks for a key. Throws `key.missing`. */
export function callerOf(request: FastifyRequest): Caller {
  if (request.caller) return request.caller;
  throw new StudioError('key.missing', 'this needs a key');
}

/** Throws `key.missing` without a good key, `key.forbidden` where the key's scopes are too narrow. */
export function requireScope(request: FastifyRequest, scope: KeyScope): Caller {
  const caller = callerOf(request);
  if (hasScope(caller, scope)) return caller;
  throw new StudioError('key.forbidden', `the key has no scope \`${scope}\``, { details: { scope } });
}

/** Whose things somebody is shown; null: everyone's. */
export type Sight = { readonly owner: string | null };

export function sightOf(caller: Caller): Sight {
  return { owner: isAdmin(caller) ? null : caller.owner };
}

/** Whether what belongs to `owner` is shown. */
export function maySee(sight: Sight, owner: string | null): boolean {
  return sight.owner === null || sight.owner === owner;
}
