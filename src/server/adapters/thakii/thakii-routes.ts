import multipart from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { StudioError } from '../../../shared/errors.ts';
import type { Api } from '../../http/api.ts';
import type { AdapterCaller, AdapterServices } from '../adapter-services.ts';
import { addHealthRoute } from '../health-route.ts';
import { isoTime } from '../status-words.ts';
import { maySee } from '../../http/caller.ts';
import { findJob } from '../find-job.ts';
import type { AdapterSystem } from '../mount-system.ts';
import { readBody } from '../read-body.ts';
import { receiveMultipart } from '../receive-multipart.ts';
import { addAuthRoutes } from './thakii-auth.ts';
import { addChunkRoute, assemble } from './thakii-chunks.ts';
import { jobStatus, thakiiError, uploadReply, uploadSchema, videoStatus } from './thakii-view.ts';
import type { ThakiiVideo } from './thakii-view.ts';

type ById = { Params: { id: string } };
const MOST_LISTED = 1000;

/** Uploads, lists and states of Thakii. There is no PDF yet, and it says so. */
export function thakiiSystem(services: AdapterServices): AdapterSystem {
  return {
    routes(scope) {
      addReadRoutes(scope, services);
      addPdfRoutes(scope, services);
      addAuthRoutes(scope, services);
      addCancelRoute(scope, services);
      const health = () => ({ service: 'Cueframe', status: 'healthy', timestamp: isoTime(services.now()) });
      addHealthRoute(scope, health);
      addUploadRoutes(scope, services);
    },
    errorBody: thakiiError,
  };
}

function addReadRoutes(scope: Api, services: AdapterServices): void {
  const list = (request: FastifyRequest, user: string | undefined) => {
    const caller = services.authorize(request, 'read');
    const isOthers = user !== undefined && !maySee(caller, user);
    const owner = caller.owner ?? user ?? null;
    const records = isOthers ? [] : services.records.list('thakii', { owner, limit: MOST_LISTED });
    const videos = records.map(({ id, body, createdAtMs }) =>
      videoStatus(id, body as ThakiiVideo, createdAtMs),
    );
    return { videos, total: videos.length, timestamp: isoTime(services.now()) };
  };
  scope.get('/list', (request) => list(request, undefined));
  scope.get<{ Params: { user: string } }>('/list/:user', (request) => list(request, request.params.user));
  scope.get<ById>('/status/:id', async (request) => {
    const caller = services.authorize(request, 'read');
    const { id } = request.params;
    const record = services.records.get('thakii', id, caller.owner);
    if (record) return videoStatus(id, record.body as ThakiiVideo, record.createdAtMs);
    const job = await findJob(services.store, 'thakii', { id, caller });
    return jobStatus(job, job.state === 'done' ? services.filmUrl(job, request) : null);
  });
}

/** Everything that would make or give a PDF. */
function addPdfRoutes(scope: Api, services: AdapterServices): void {
  const notYet = (request: FastifyRequest, kind: 'read' | 'write'): never => {
    services.authorize(request, kind);
    throw new StudioError('feature.unsupported', 'making a PDF of a lecture: not supported yet');
  };
  scope.post<ById>('/process/:id', (request) => notYet(request, 'write'));
  for (const path of ['/import-url', '/batch-import/submit'])
    scope.post(path, (request) => {
      services.authorize(request, 'write');
      throw new StudioError('feature.unsupported', `${path}: not supported yet; upload the file`);
    });
  scope.post('/process-from-s3', (request) => notYet(request, 'write'));
  scope.get<{ Params: { file: string } }>('/download/:file', (request) => notYet(request, 'read'));
  scope.register((forms, _options, done) => {
    forms.addContentTypeParser('multipart/form-data', (_request, _payload, parsed) => parsed(null, null)); // not read
    forms.post('/generate-pdf', (request) => notYet(request, 'write'));
    done();
  });
}

/** `POST /cancel/{id}`, by which the front end deletes too: a lecture is forgotten with its file, a job is cancelled. */
function addCancelRoute(scope: Api, services: AdapterServices): void {
  scope.post<ById>('/cancel/:id', async (request) => {
    const caller = services.authorize(request, 'write');
    const { id } = request.params;
    const record = services.records.get('thakii', id, caller.owner);
    const { uploadId } = (record?.body ?? { uploadId: null }) as Pick<ThakiiVideo, 'uploadId'>;
    if (!record) await services.store.cancel((await findJob(services.store, 'thakii', { id, caller })).id);
    else services.records.remove('thakii', record);
    if (uploadId !== null) await services.uploads.remove(uploadId);
    return { success: true, video_id: id, message: record ? 'Video removed' : 'Video cancelled' };
  });
}

function addUploadRoutes(scope: Api, services: AdapterServices): void {
  const keep = (video: ThakiiVideo) => {
    const id = services.createId();
    const createdAtMs = services.now();
    services.records.put('thakii', { id, owner: video.userId, createdAtMs, body: video });
    return uploadReply(id, video, createdAtMs);
  };
  scope.post('/assemble-file', async (request) => {
    const caller = services.authorize(request, 'write');
    const file = await assemble(services, request, caller.name);
    const reply = keep({ ...file, userId: caller.name, userEmail: null });
    return { ...reply, total_size: file.sizeBytes };
  });
  scope.register(async (uploads: Api) => {
    await uploads.register(multipart);
    addChunkRoute(uploads, services);
    if (scope.prefix === '') return; // `/upload` is also SupoClip's
    uploads.post(
      '/upload',
      { config: { streamsBody: true }, bodyLimit: Number.MAX_SAFE_INTEGER },
      async (request, reply) => {
        const caller = services.authorize(request, 'write');
        const video = request.isMultipart()
          ? await received(services, request, caller)
          : announced(request, caller);
        return reply.status(201).send(keep(video));
      },
    );
  });
}

async function received(
  services: AdapterServices,
  request: FastifyRequest,
  caller: AdapterCaller,
): Promise<ThakiiVideo> {
  const { uploadId, filename, sizeBytes, fields } = await receiveMultipart(services, request, caller.name);
  const userId = userOf(fields['user_id'], caller);
  return { filename, userId, userEmail: fields['user_email'] ?? null, sizeBytes, uploadId };
}

function announced(request: FastifyRequest, caller: AdapterCaller): ThakiiVideo {
  const { value } = readBody(uploadSchema, request.body);
  const userId = userOf(value.user_id, caller);
  return {
    filename: value.filename,
    userId,
    userEmail: value.user_email ?? null,
    sizeBytes: value.size ?? null,
    uploadId: null,
  };
}

/** A key that is not an `admin` one speaks for its own user only. */
function userOf(named: string | undefined, caller: AdapterCaller): string {
  if (named === undefined || caller.owner === null) return named ?? caller.name;
  if (named === caller.owner) return named;
  throw new StudioError('key.forbidden', `the key is not of the user ${named}`);
}
