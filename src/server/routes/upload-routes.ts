import type { Readable } from 'node:stream';
import { z } from 'zod';
import { UPLOAD_SCHEME, type Upload } from '../../core/uploads/upload.ts';
import { errorReplySchema, idParams } from '../../shared/contract/api/common.ts';
import {
  presignedSchema,
  presignSchema,
  uploadQuerySchema,
  uploadSchema,
} from '../../shared/contract/api/upload-schemas.ts';
import { API_PREFIX, type Api, type RouteContext } from '../api.ts';
import { ownUpload } from '../jobs/own-upload.ts';
import { callerOf } from '../security/caller.ts';

const tags = ['uploads'];

/** Files that jobs are made from: sent here as they are, or to the object store by a signed address. */
export function addUploadRoutes(app: Api, { services: { uploads } }: RouteContext): void {
  app.register(async (scope: Api) => {
    scope.removeAllContentTypeParsers();
    // whatever the file claims to be: its content is looked at
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    scope.post(
      '/uploads',
      {
        config: { access: 'submit', streamsBody: true },
        schema: {
          ...{ tags, operationId: 'upload', summary: 'Send a file: the body is the file itself' },
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
          .receive(body, { owner, name: request.query.name, signal: gone.signal })
          .catch((error: unknown) => {
            reply.header('connection', 'close'); // what is left of the body must not be taken for a request
            body.resume();
            throw error;
          });
        reply.header('location', `${API_PREFIX}/uploads/${upload.id}`);
        return reply.status(201).send(uploadView(upload));
      },
    );
  });

  app.post(
    '/uploads/presign',
    {
      config: { access: 'submit' },
      schema: {
        ...{ tags, operationId: 'presignUpload', summary: 'An address of the object store to PUT a file to' },
        body: presignSchema,
        response: { 201: presignedSchema, default: errorReplySchema },
      },
    },
    async (request, reply) => {
      const { owner } = callerOf(request);
      const { upload, url, headers, expiresAtMs } = await uploads.presign({ owner, ...request.body });
      return reply
        .status(201)
        .send({ upload: uploadView(upload), url, headers: { ...headers }, expiresAtMs });
    },
  );

  app.post(
    '/uploads/:id/complete',
    {
      config: { access: 'submit' },
      schema: {
        ...{
          tags,
          operationId: 'completeUpload',
          summary: 'Confirm that a file was PUT to its signed address',
        },
        params: idParams,
        response: { 200: uploadSchema, default: errorReplySchema },
      },
    },
    async (request) => {
      const { id } = ownUpload(uploads, request.params.id, callerOf(request));
      return uploadView(await uploads.complete(id));
    },
  );

  app.get(
    '/uploads/:id',
    {
      config: { access: 'read' },
      schema: {
        ...{ tags, operationId: 'getUpload', summary: 'What is known of an upload' },
        params: idParams,
        response: { 200: uploadSchema, default: errorReplySchema },
      },
    },
    async (request) => uploadView(ownUpload(uploads, request.params.id, callerOf(request))),
  );

  app.delete(
    '/uploads/:id',
    {
      config: { access: 'submit' },
      schema: {
        ...{ tags, operationId: 'removeUpload', summary: 'Remove an upload and its file' },
        params: idParams,
        response: { 204: z.null().describe('Removed'), default: errorReplySchema },
      },
    },
    async (request, reply) => {
      await uploads.remove(ownUpload(uploads, request.params.id, callerOf(request)).id);
      return reply.status(204).send(null);
    },
  );
}

function uploadView({ location: _place, ...upload }: Upload): z.infer<typeof uploadSchema> {
  return { ...upload, source: `${UPLOAD_SCHEME}${upload.id}` };
}
