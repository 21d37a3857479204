import { z } from 'zod';
import { errorReplySchema, idParams } from '../../shared/contract/api/common.ts';
import { presignedSchema, presignSchema, uploadSchema } from '../../shared/contract/api/upload-schemas.ts';
import type { Api, RouteContext } from '../http/api.ts';
import { ownUpload } from '../jobs/own-upload.ts';
import { uploadView } from '../jobs/upload-view.ts';
import { callerOf } from '../http/caller.ts';
import { addNewUploadRoutes } from './new-upload-routes.ts';

const tags = ['uploads'];

/** Files that jobs are made from: sent here as they are, or to the object store by a signed address. */
export function addUploadRoutes(app: Api, context: RouteContext): void {
  const { uploads } = context.services;
  app.register(async (scope: Api) => addNewUploadRoutes(scope, context));

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
