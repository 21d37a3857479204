import type { FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { UNUSED_MS } from '../../../work/records/record-needs.ts';
import { tokenRecordId, videoRecordId } from '../../../work/records/record-ids.ts';
import { StudioError } from '../../../shared/errors.ts';
import type { Api } from '../../http/api.ts';
import type { AdapterServices } from '../adapter-services.ts';
import { findJob, projectIdOf } from '../find-job.ts';
import { renderableJob } from '../job-request.ts';
import type { AdapterSystem } from '../mount-system.ts';
import { readBody } from '../read-body.ts';
import { sourceOf, videoOfProject } from './reel-video.ts';
import type { ReelVideo } from './reel-video.ts';
import { reelAccepted, reelError, reelJob } from './reel-replies.ts';
import { exportSchema, jobSchema, paramsSchema, uploadUrlSchema } from './reel-request.ts';
import type { ReelType } from './reel-request.ts';
import { convertReel } from './reel-scenario.ts';
import { addReelSockets } from './reel-socket.ts';
import type { ListedJob } from '../listed-job.ts';

type ByJob = { Params: { jobId: string } };
type Wanted = {
  readonly type: ReelType;
  readonly projectId: string;
  readonly videoKey: string | null;
  readonly params: unknown;
  readonly callbackUrl: string | null;
};

/** Jobs, exports and uploads of Reel Ballers (formats.md 4.1). */
export function reelBallersSystem(services: AdapterServices, prefix: string): AdapterSystem {
  return {
    routes(scope) {
      addJobRoutes(scope, services);
      addExportRoutes(scope, services);
      addUploadRoutes(scope, services, prefix);
      addReelSockets(scope, services);
    },
    errorBody: reelError,
  };
}

function submit(services: AdapterServices, request: FastifyRequest, wanted: Wanted) {
  const caller = services.authorize(request, 'write');
  const key = wanted.videoKey ?? videoOfProject(services, wanted.projectId, caller);
  const source = sourceOf(services, key, caller);
  const { value, warnings: unknown } = readBody(paramsSchema, wanted.params);
  const { scenario, warnings } = convertReel(wanted.type, source, value);
  const all = [...unknown, ...warnings];
  const job = renderableJob({
    ...{ scenario, sources: { video: source }, origin: { system: 'reel-ballers', warnings: all } },
    owner: caller.name,
    projectId: projectIdOf('reel-ballers', wanted.projectId),
    callbackUrl: wanted.callbackUrl,
  });
  return { ...services.createJob(job, { caller: request }), warnings: all };
}

function addJobRoutes(scope: Api, services: AdapterServices): void {
  const urlOf = (job: ListedJob, request: FastifyRequest) =>
    job.state === 'done' ? services.filmUrl(job, request) : null;
  scope.post('/api/jobs', (request, reply) => {
    const { value } = readBody(jobSchema, request.body);
    const { type, project_id: projectId, input_video_key: videoKey, params } = value;
    const callbackUrl = value.callback_url ?? null;
    const { job, warnings } = submit(services, request, { type, projectId, videoKey, params, callbackUrl });
    return reply.status(201).send({ ...reelAccepted(job), warnings });
  });
  const show = (request: FastifyRequest<ByJob>) => {
    const caller = services.authorize(request, 'read');
    const job = findJob(services.store, 'reel-ballers', { id: request.params.jobId, caller });
    return reelJob(job, urlOf(job, request));
  };
  scope.get<ByJob>('/api/jobs/:jobId', show);
  scope.get<ByJob>('/overlay/:jobId', show);
  scope.get('/api/jobs', (request) => {
    const { owner } = services.authorize(request, 'read');
    const { jobs } = services.store.list({ ...(owner === null ? {} : { owner }), limit: 100 });
    return { jobs: jobs.map((job) => reelJob(job, urlOf(job, request))) };
  });
}

function addExportRoutes(scope: Api, services: AdapterServices): void {
  for (const type of ['overlay', 'framing'] as const)
    scope.post(`/${type}`, (request, reply) => {
      const { value } = readBody(exportSchema, request.body);
      const { project_id: projectId, clip_index: _clip, input_video_key: videoKey = null, ...params } = value;
      const { job, warnings } = submit(services, request, {
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
