import { statfs } from 'node:fs/promises';
import { healthSchema } from '../../shared/contract/api/catalog-schemas.ts';
import { toStudioError } from '../../shared/errors.ts';
import type { Api, RouteContext } from '../http/api.ts';

type Details = Readonly<Record<string, unknown>>;

/** `/health` says only that the server answers, without a key; its parts say more, with one. A part that fails answers 503. */
export function addHealthRoutes(
  app: Api,
  { services }: RouteContext,
  { isListed }: { readonly isListed: boolean },
): void {
  const { jobs, objectStore, dataDir } = services;
  const checks: Readonly<Record<string, () => Details | Promise<Details>>> = {
    db: async () => ({ lastEvent: await jobs.lastCursor() }),
    queue: async () => ({ jobs: await jobs.countByState() }),
    async storage() {
      const { bavail, bsize } = await statfs(dataDir);
      await objectStore?.head('outputs/health');
      return {
        freeBytes: bavail * bsize,
        store: objectStore?.locate('').split(':')[0] === 's3' ? 's3' : 'folder',
      };
    },
  };
  const schema = { hide: !isListed, tags: ['health'], response: { 200: healthSchema, 503: healthSchema } };

  app.get(
    '/health',
    {
      config: { access: 'public', rateLimit: false }, // whoever asks too often must not make the server look dead
      schema: { ...schema, operationId: 'health', summary: 'Whether the server answers' },
    },
    async () => ({ status: 'ok' as const, details: {} }),
  );
  for (const [part, check] of Object.entries(checks))
    app.get(
      `/health/${part}`,
      {
        config: { access: 'read' },
        schema: { ...schema, operationId: `health-${part}`, summary: `Whether the ${part} works` },
      },
      async (request, reply) => {
        try {
          return { status: 'ok' as const, details: { ...(await check()) } };
        } catch (error) {
          request.log.error({ err: error }, `health of ${part}`);
          const { code } = toStudioError(error);
          return reply.status(503).send({ status: 'failing' as const, details: { code } });
        }
      },
    );
}
