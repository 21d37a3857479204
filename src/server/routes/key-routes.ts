import { z } from 'zod';
import { errorReplySchema, idParams } from '../../shared/contract/api/common.ts';
import { createdKeySchema, keyListSchema, newKeySchema } from '../../shared/contract/api/key-schemas.ts';
import { StudioError } from '../../shared/errors.ts';
import type { ApiKey } from '../../work/keys/api-key.ts';
import type { Api, RouteContext } from '../http/api.ts';
import type { OpenStreams } from '../events/open-streams.ts';
import { callerOf } from '../http/caller.ts';

const tags = ['keys'];

/** Keys of the API. A secret is in the reply that makes it and nowhere else. */
export function addKeyRoutes(
  app: Api,
  { services: { keys, callbackSecretOf } }: RouteContext,
  { streams }: { readonly streams: OpenStreams },
): void {
  app.post(
    '/keys',
    {
      config: { access: 'admin' },
      schema: {
        ...{ tags, operationId: 'createKey', summary: 'Make a key; its secret is shown once' },
        body: newKeySchema,
        response: { 201: createdKeySchema, default: errorReplySchema },
      },
    },
    async (request, reply) => {
      const { owner, ...body } = request.body;
      const { key, secret } = keys.create({ ...body, ...(owner !== undefined && { owner }) });
      request.log.info({ keyId: key.id, scopes: key.scopes, by: callerOf(request).id }, 'a key was made');
      return reply.status(201).send({ ...keyView(key), secret, callbackSecret: callbackSecretOf(key.id) });
    },
  );
  app.get(
    '/keys',
    {
      config: { access: 'admin' },
      schema: {
        ...{ tags, operationId: 'listKeys', summary: 'All keys, without their secrets' },
        response: { 200: keyListSchema, default: errorReplySchema },
      },
    },
    async () => ({ keys: keys.list().map(keyView) }),
  );
  app.delete(
    '/keys/:id',
    {
      config: { access: 'admin' },
      schema: {
        ...{ tags, operationId: 'revokeKey', summary: 'Make a key useless' },
        params: idParams,
        response: { 204: z.null().describe('Revoked'), default: errorReplySchema },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      if (!keys.revoke(id))
        throw new StudioError('key.not_found', `there is no key ${id}`, { details: { id } });
      streams.endOfKeys((keyId) => keyId !== id);
      request.log.info({ keyId: id, by: callerOf(request).id }, 'a key was revoked');
      return reply.status(204).send(null);
    },
  );
}

function keyView({ scopes, ...key }: ApiKey) {
  return { ...key, scopes: [...scopes] };
}
