import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { errorReplySchema, idParams } from '../../shared/contract/api/common.ts';
import { StudioError } from '../../shared/errors.ts';
import type { Api, RouteContext } from '../http/api.ts';
import type { FilmAddresses } from '../films/film-addresses.ts';
import { sendFilm } from '../films/send-film.ts';

const querySchema = z.object({
  expires: z.coerce.number().int().describe('Seconds since 1970'),
  signature: z.string().describe('As it was given'),
});

/** `GET /films/{id}`: a film by its signed address, without a key. */
export function addFilmRoutes(app: Api, { services, limits }: RouteContext, films: FilmAddresses): void {
  const judge = (request: FastifyRequest) => {
    const { id: jobId } = request.params as { id: string };
    const { expires, signature } = request.query as { expires?: unknown; signature?: unknown };
    return films.judge({ jobId, expires: Number(expires), signature: String(signature) });
  };
  app.get(
    '/films/:id',
    {
      config: {
        access: 'public',
        rateLimit: {
          // who has a good address is counted by its film: a player asks often, and a proxy is one address to us
          max: (request) =>
            judge(request) === 'good' ? limits.requestsPerMinuteWithKey : limits.requestsPerMinuteWithoutKey,
          keyGenerator: (request) =>
            judge(request) === 'good'
              ? `film ${(request.params as { id: string }).id}`
              : `address ${request.ip}`,
        },
      },
      schema: {
        ...{
          tags: ['jobs'],
          operationId: 'getFilm',
          summary: 'A finished film by its signed address, without a key; byte ranges are answered',
        },
        security: [],
        params: idParams,
        querystring: querySchema,
        response: {
          200: { description: 'The film', content: { '*/*': { schema: z.string() } } },
          206: { description: 'A part of it', content: { '*/*': { schema: z.string() } } },
          302: z.null().describe('It is in the object store: at the address in `Location`, for an hour'),
          default: errorReplySchema,
        },
      },
    },
    async (request, reply) => {
      const verdict = judge(request);
      if (verdict !== 'good')
        throw new StudioError(
          'film.refused',
          verdict === 'expired'
            ? 'this address of a film has expired'
            : 'this server gave no such address of a film',
        );
      const { id } = request.params;
      const job = await services.jobs.get(id);
      if (!job) throw new StudioError('job.not_found', `there is no job ${id}`, { details: { jobId: id } });
      return sendFilm(job, reply, services);
    },
  );
}
