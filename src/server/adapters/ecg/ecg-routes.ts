import type { FastifyRequest } from 'fastify';
import { StudioError } from '../../../shared/errors.ts';
import type { StudioError as Failure } from '../../../shared/errors.ts';
import { convertEcg } from '../../../shared/import/ecg/ecg-scenario.ts';
import type { EcgRender } from '../../../shared/import/ecg/ecg-scenario.ts';
import type { ImportWarning } from '../../../shared/import/warning.ts';
import type { Job } from '../../../shared/job/job.ts';
import { asObject } from '../../../shared/scenario/json/loose.ts';
import type { Api } from '../../http/api.ts';
import type { AdapterServices } from '../adapter-services.ts';
import { addHealthRoute } from '../health-route.ts';
import { findJob, projectIdOf } from '../find-job.ts';
import { renderableJob } from '../job-request.ts';
import type { AdapterSystem } from '../mount-system.ts';
import { readBody } from '../read-body.ts';
import { isoTime } from '../status-words.ts';
import {
  ecgErrorCode,
  ecgIdOf,
  estimateSeconds,
  historyReply,
  nodeStatusReply,
  statusReply,
} from './ecg-replies.ts';
import {
  createSchema,
  crfOfQuality,
  exportSchema,
  gpuSchema,
  historySchema,
  MAX_BODY_BYTES,
} from './ecg-request.ts';

type ById = { Params: { id: string } };
type Extra = {
  /** The job's name in that system. */
  readonly id: string;
  readonly callbackUrl: string | null;
  readonly warnings: readonly ImportWarning[];
};

/** The three render APIs of ECG: backend, GPU server and Node server. */
export function ecgSystem(services: AdapterServices): AdapterSystem {
  return { routes: (scope) => addRoutes(scope, services), errorBody: ecgErrorBody };
}

export function ecgErrorBody(error: Failure): object {
  const { message, details } = error;
  const code = ecgErrorCode(error.code);
  return {
    ...{ status: 'failed', error_code: code, error_message: message, error: message },
    details: { code: error.code, ...details },
    detail: { error: code, message, code }, // where the front end looks
  };
}

function addRoutes(scope: Api, services: AdapterServices): void {
  const large = { bodyLimit: MAX_BODY_BYTES };
  addCreateRoutes(scope, services, large);
  addJobRoutes(scope, services);
  addQueueRoutes(scope, services);
  addHealthRoute(scope, () => ({ status: 'healthy' }));
  scope.post('/api/render/callback', (request) => {
    services.authorize(request, 'write');
    throw new StudioError(
      'feature.unsupported',
      'Cueframe renders itself; it takes no results of other render servers',
    );
  });
}

function addCreateRoutes(scope: Api, services: AdapterServices, large: { bodyLimit: number }): void {
  scope.post('/api/render/create', large, async (request, reply) => {
    const { value, warnings } = readBody(createSchema, request.body);
    const { options, ...rest } = value;
    const render = { ...rest, ...sizeOf(options), quality: options.quality, format: options.format };
    const callbackUrl = value.callbackUrl ?? null;
    const { job, all } = await accept(services, request, render, {
      id: services.createId(),
      callbackUrl,
      warnings,
    });
    const estimatedTime = estimateSeconds(value.scenario.cues.length);
    return reply
      .status(201)
      .send({ jobId: ecgIdOf(job), estimatedTime, createdAt: isoTime(job.createdAtMs), warnings: all });
  });
  scope.post('/render', large, async (request, reply) => {
    const { value, warnings } = readBody(gpuSchema, request.body);
    const { options } = value;
    const render = { ...value, ...sizeOf(options), quality: options.quality, format: options.format };
    const extra = { id: value.jobId, callbackUrl: value.callbackUrl ?? null, warnings };
    const { all } = await accept(services, request, render, extra);
    const estimated_time = estimateSeconds(value.scenario.cues.length);
    const message = 'Render job accepted';
    // 200: the backend takes any other status for a failure
    return reply.send({ status: 'accepted', job_id: value.jobId, message, estimated_time, warnings: all });
  });
  scope.post('/api/render/export', large, async (request, reply) => {
    const { value, warnings } = readBody(exportSchema, request.body);
    const { resolution, fps, format } = value.options;
    const size = sizeOf({ ...resolution, fps });
    const render = {
      videoUrl: value.sourceVideoUrl,
      scenario: value.scenario,
      ...size,
      quality: null,
      format,
    };
    const { job, all } = await accept(services, request, render, {
      id: services.createId(),
      callbackUrl: null,
      warnings,
    });
    return reply.send({
      ...{ jobId: ecgIdOf(job), status: 'queued', message: 'Render job queued', warnings: all },
    });
  });
}

function addJobRoutes(scope: Api, services: AdapterServices): void {
  const { store } = services;
  const wanted = (request: FastifyRequest<ById>, kind: 'read' | 'write'): Promise<Job> => {
    const caller = services.authorize(request, kind);
    return findJob(store, 'ecg', { id: request.params.id, caller });
  };
  const urlOf = (job: Job, request: FastifyRequest) =>
    job.state === 'done' ? services.filmUrl(job, request) : null;
  scope.get<ById>('/api/render/:id/status', async (request) => {
    const job = await wanted(request, 'read');
    return statusReply(job, urlOf(job, request));
  });
  scope.get<ById>('/api/render/status/:id', async (request) => {
    const job = await wanted(request, 'read');
    return nodeStatusReply(job, urlOf(job, request));
  });
  const cancel = async (request: FastifyRequest<ById>) => {
    const job = await store.cancel((await wanted(request, 'write')).id);
    return { success: true, jobId: ecgIdOf(job), status: 'cancelled', message: 'Render job cancelled' };
  };
  scope.post<ById>('/api/render/:id/cancel', cancel);
  scope.delete<ById>('/api/render/job/:id', cancel);
  scope.get('/api/render/history', async (request) => {
    const { owner } = services.authorize(request, 'read');
    const { limit } = readBody(historySchema, request.query).value;
    const { jobs } = await store.list({ ...ofCaller(owner), limit });
    return jobs.map((job) => historyReply(job, urlOf(job, request)));
  });
}

function addQueueRoutes(scope: Api, services: AdapterServices): void {
  const { store } = services;
  scope.get('/queue/status', async (request) => {
    const { owner } = services.authorize(request, 'read');
    const counts = await store.countByState(owner ?? undefined);
    return {
      queue_size: counts.queued + counts.paused,
      active_jobs: counts.running,
      completed_jobs: counts.done,
      failed_jobs: counts.failed,
      cancelled_jobs: counts.cancelled,
    };
  });
  scope.post('/api/render/queue/clear', async (request) => {
    const { owner } = services.authorize(request, 'write');
    let cleared = 0;
    for (;;) {
      const waiting = (await store.list({ ...ofCaller(owner), states: ['queued'], limit: 500 })).jobs;
      for (const job of waiting) await store.cancel(job.id);
      cleared += waiting.length;
      if (waiting.length === 0) break;
    }
    return { cleared, message: `${cleared} waiting render jobs cancelled` };
  });
}

/** The jobs that were asked for by ECG's requests: the caller's, or everybody's for an `admin`. */
function ofCaller(owner: string | null) {
  return { projectIdStart: projectIdOf('ecg', ''), ...(owner === null ? {} : { owner }) };
}

function sizeOf({ width, height, fps }: { width: number; height: number; fps: number }) {
  return { widthPx: width, heightPx: height, fps };
}

async function accept(services: AdapterServices, request: FastifyRequest, render: EcgRender, extra: Extra) {
  const caller = services.authorize(request, 'write');
  const { scenario, sources, warnings } = convertEcg(render);
  const all = [...extra.warnings, ...warnings];
  const wanted = renderableJob({
    scenario,
    sources,
    origin: { system: 'ecg', warnings: all },
    format: render.format,
    settings: render.quality === null ? {} : { quality: crfOfQuality(render.quality) },
    owner: caller.name,
    projectId: projectIdOf('ecg', extra.id),
    callbackUrl: extra.callbackUrl,
    title:
      typeof asObject(render.scenario)['title'] === 'string'
        ? String(asObject(render.scenario)['title'])
        : null,
  });
  const idempotencyKey = projectIdOf('ecg', extra.id); // the same name again is the same job
  return { ...(await services.createJob(wanted, { caller: request, idempotencyKey })), all };
}
