import type { FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { UNUSED_MS } from '../../../work/records/record-needs.ts';
import { tokenRecordId, videoRecordId } from '../../../work/records/record-ids.ts';
import { StudioError } from '../../../shared/errors.ts';
import type { Api } from '../../http/api.ts';
import type { AdapterServices } from '../adapter-services.ts';
import { addHealthRoute } from '../health-route.ts';
import { findJob } from '../find-job.ts';
import type { AdapterSystem } from '../mount-system.ts';
import { readBody } from '../read-body.ts';
import { addExportListRoutes } from './reel-export-routes.ts';
import { addRenderRoutes } from './reel-render-routes.ts';
import type { ReelVideo } from './reel-video.ts';
import { reelAccepted, reelError, reelJob } from './reel-replies.ts';
import { exportSchema, jobSchema, uploadUrlSchema } from './reel-request.ts';
import { submit } from './reel-submit.ts';
import { addReelSockets } from './reel-socket.ts';
import type { Job } from '../../../shared/job/job.ts';

type ByJob = { Params: { jobId: string } };
/** Jobs, exports and uploads of Reel Ballers. */
export function reelBallersSystem(services: AdapterServices, prefix: string): AdapterSystem {
  return {
    routes(scope) {
      addJobRoutes(scope, services);
      addExportRoutes(scope, services);
      addRenderRoutes(scope, services);
      addExportListRoutes(scope, services);
      addUploadRoutes(scope, services, prefix);
      addReelSockets(scope, services);
      addHealthRoute(scope, () => ({ status: 'healthy' }), ['/health', '/api/health']);
    },
    errorBody: reelError,
  };
}

function addJobRoutes(scope: Api, services: AdapterServices): void {
  const urlOf = (job: Job, request: FastifyRequest) =>
    job.state === 'done' ? services.filmUrl(job, request) : null;
  scope.post('/api/jobs', async (request, reply) => {
    const { value } = readBody(jobSchema, request.body);
    const { type, project_id: projectId, input_video_key: videoKey, params } = value;
    const callbackUrl = value.callback_url ?? null;
    const { job, warnings } = await submit(services, request, {
      type,
      projectId,
      videoKey,
      params,
      callbackUrl,
    });
    return reply.status(201).send({ ...reelAccepted(job), warnings });
  });
  const show = async (request: FastifyRequest<ByJob>) => {
    const caller = services.authorize(request, 'read');
    const job = await findJob(services.store, 'reel-ballers', { id: request.params.jobId, caller });
    return reelJob(job, urlOf(job, request));
  };
  scope.get<ByJob>('/api/jobs/:jobId', show);
  scope.get<ByJob>('/overlay/:jobId', show);
  scope.get('/api/jobs', async (request) => {
    const { owner } = services.authorize(request, 'read');
    const { jobs } = await services.store.list({ ...(owner === null ? {} : { owner }), limit: 100 });
    return { jobs: jobs.map((job) => reelJob(job, urlOf(job, request))) };
  });
}

function addExportRoutes(scope: Api, services: AdapterServices): void {
  for (const type of ['overlay', 'framing'] as const)
    scope.post(`/${type}`, async (request, reply) => {
      const { value } = readBody(exportSchema, request.body);
      const { project_id: projectId, clip_index: _clip, input_video_key: videoKey = null, ...params } = value;
      const { job, warnings } = await submit(services, request, {
        ...{ type, projectId, videoKey, params, callbackUrl: null },
      });
      const body = type === 'overlay' ? reelAccepted(job) : reelJob(job, null);
      return reply.status(201).send({ ...body, warnings });
    });
}

/** `upload-url` names a place under this server that takes one PUT, without a key: the address itself is the secret. */
function addUploadRoutes(scope: Api, services: AdapterServices, prefix: string): void {
  scope.post('/api/videos/upload-url', (request) => {
    const caller = services.authorize(request, 'write');
    const { value } = readBody(uploadUrlSchema, request.body);
    const folder = value.job_id ?? services.createId();
    const key = `input/${folder}/video.mp4`;
    const before = services.records.get('reel-ballers', videoRecordId(key), caller.name);
    const video: ReelVideo = {
      ...{ key, filename: value.filename, contentType: value.content_type },
      projectId: value.project_id ?? null,
      uploadId: before ? (before.body as ReelVideo).uploadId : null, // a video stays until the next one has come
    };
    const token = services.createId();
    const record = { owner: caller.name, createdAtMs: services.now() };
    services.records.put('reel-ballers', { ...record, id: videoRecordId(key), body: video });
    services.records.put('reel-ballers', { ...record, id: tokenRecordId(token), body: { key } });
    return {
      upload_url: `${request.protocol}://${request.host}${prefix}/api/videos/put/${token}`,
      video_key: key,
    };
  });
  scope.register((uploads, _options, done) => {
    uploads.removeAllContentTypeParsers();
    uploads.addContentTypeParser('*', (_request, payload, parsed) => parsed(null, payload));
    uploads.put<{ Params: { token: string } }>(
      '/api/videos/put/:token',
      { config: { access: 'public', streamsBody: true }, bodyLimit: Number.MAX_SAFE_INTEGER },
      async (request) => {
        // whoever knows the token speaks for its owner
        const token = services.records.get('reel-ballers', tokenRecordId(request.params.token), null);
        const { key = '' } = (token?.body ?? {}) as { key?: string };
        const record = token && services.records.get('reel-ballers', videoRecordId(key), token.owner);
        const isOld = token !== null && services.now() - token.createdAtMs > UNUSED_MS;
        if (!token || !record || isOld)
          throw new StudioError('upload.not_found', 'this upload address is not known');
        services.records.remove('reel-ballers', token); // it is good for one PUT
        const video = record.body as ReelVideo;
        const file = { filename: video.filename, owner: record.owner };
        const { uploadId } = await services.uploads.receive(file, request.body as Readable);
        services.records.put('reel-ballers', { ...record, body: { ...video, uploadId } });
        return { video_key: key };
      },
    );
    done();
  });
}
