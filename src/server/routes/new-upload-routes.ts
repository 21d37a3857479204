import type { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { errorReplySchema } from '../../shared/contract/api/common.ts';
import { uploadQuerySchema, uploadSchema } from '../../shared/contract/api/upload-schemas.ts';
import { API_PREFIX, type Api, type RouteContext } from '../http/api.ts';
import { uploadView } from '../jobs/upload-view.ts';
import { callerOf } from '../http/caller.ts';

/** `POST /uploads`: a file that jobs are made from, sent as it is. Its parsers are its own: needs a scope of its own. */
export function addNewUploadRoutes(scope: Api, { services: { uploads } }: RouteContext): void {
  scope.removeAllContentTypeParsers();
  // whatever the file claims to be: its content is looked at
  scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
  scope.post(
    '/uploads',
    {
      config: { access: 'submit', streamsBody: true },
      schema: {
        ...{ tags: ['uploads'], operationId: 'upload', summary: 'Send a file: the body is the file itself' },
        consumes: ['application/octet-stream'],
        querystring: uploadQuerySchema,
        response: { 201: uploadSchema, default: errorReplySchema },
      },
    },
    async (request, reply) => {
      const gone = new AbortController();
      request.raw.once('aborted', () => gone.abort());
      const body = (request.body as Readable | undefined) ?? request.raw;
      const { owner } = callerOf(request);
      const upload = await uploads
        .receive(body, {
          owner,
          name: request.query.name,
          sizeBytes: announcedBytes(request),
          signal: gone.signal,
        })
        .catch((error: unknown) => {
          reply.header('connection', 'close'); // what is left of the body must not be taken for a request
          body.resume();
          throw error;
        });
      reply.header('location', `${API_PREFIX}/uploads/${upload.id}`);
      return reply.status(201).send(uploadView(upload));
    },
  );
}

function announcedBytes({ headers }: FastifyRequest): number | null {
  const length = headers['content-length'];
  return length === undefined ? null : Number(length);
}
