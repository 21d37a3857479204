import type { FastifyRequest } from 'fastify';
import { StudioError } from '../../../shared/errors.ts';
import { convertProject } from '../../../shared/import/video-renderer/project-scenario.ts';
import { projectSchema } from '../../../shared/import/video-renderer/project-schema.ts';
import type { Api } from '../../http/api.ts';
import type { AdapterServices } from '../adapter-services.ts';
import { addHealthRoute } from '../health-route.ts';
import { findJob, projectIdOf } from '../find-job.ts';
import { renderableJob } from '../job-request.ts';
import type { AdapterSystem } from '../mount-system.ts';
import { readBody } from '../read-body.ts';
import { isoTime, statusWord } from '../status-words.ts';
import { estimateSeconds, jobStatusReply, videoRendererError } from './job-replies.ts';
import { jobSchema } from './job-schema.ts';
import type { Job } from '../../../shared/job/job.ts';

type ByJob = { Params: { jobId: string } };
const MAX_PROJECT_BYTES = 50 * 1024 * 1024;

/** The render API of video-renderer. */
export function videoRendererSystem(services: AdapterServices): AdapterSystem {
  return {
    routes(scope) {
      addProjectRoute(scope, services);
      addJobRoutes(scope, services);
      const health = () => ({ status: 'ok', timestamp: isoTime(services.now()) });
      addHealthRoute(scope, health, ['/health', '/api/v1/health', '/render/health', '/api/v1/render/health']);
    },
    errorBody: videoRendererError,
  };
}

function addProjectRoute(scope: Api, services: AdapterServices): void {
  scope.post('/api/v1/render/projects', { bodyLimit: MAX_PROJECT_BYTES }, (request, reply) => {
    const caller = services.authorize(request, 'write');
    const { value, warnings } = readBody(projectSchema, request.body);
    const project = { ...value, projectId: value.projectId ?? services.createId() };
    // what cannot be drawn is said now, not when a job is asked for; a project may get its frames later
    const converted = project.frames.length === 0 ? null : convertProject(project);
    if (converted) renderableJob({ ...converted, origin: { system: 'video-renderer', warnings: [] } });
    const owner = caller.owner ?? project.userId;
    const before = services.records.get('video-renderer', project.projectId, owner);
    const createdAtMs = before?.createdAtMs ?? services.now();
    services.records.put('video-renderer', { id: project.projectId, owner, createdAtMs, body: project });
    return reply.status(201).send({
      ...{ ...project, createdAt: isoTime(createdAtMs) },
      warnings: [...warnings, ...(converted?.warnings ?? [])],
    });
  });
}

function addJobRoutes(scope: Api, services: AdapterServices): void {
  const { store } = services;
  const outputUrl = (job: Job, request: FastifyRequest) =>
    job.state === 'done' ? services.filmUrl(job, request) : null;
  scope.post('/api/v1/render/jobs', async (request, reply) => {
    const caller = services.authorize(request, 'write');
    const { value } = readBody(jobSchema, request.body);
    const owner = caller.owner ?? value.userId;
    const record = services.records.get('video-renderer', value.projectId, owner);
    if (!record) throw new StudioError('project.not_found', `there is no project ${value.projectId}`);
    const { value: project } = readBody(projectSchema, record.body);
    if (project.frames.length === 0)
      throw new StudioError('request.invalid', `the project ${value.projectId} has no frames yet`, {
        details: { path: 'frames' },
      });
    const { scenario, sources, warnings } = convertProject(project);
    const wanted = renderableJob({
      ...{ scenario, sources, origin: { system: 'video-renderer', warnings } },
      format: project.outputFormat,
      settings: { preset: project.quality },
      title: project.title === '' ? null : project.title,
      owner,
      projectId: projectIdOf('video-renderer', value.projectId),
      callbackUrl: value.callbackUrl ?? null,
      priority: value.priority,
    });
    const { job } = await services.createJob(wanted, { caller: request });
    const status = statusWord(job.state, 'video-renderer');
    return reply.status(202).send({
      ...{ jobId: job.id, status, createdAt: isoTime(job.createdAtMs) },
      estimatedProcessingTime: estimateSeconds(wanted.head.scenario),
    });
  });
  const wanted = (request: FastifyRequest<ByJob>, kind: 'read' | 'write') => {
    const caller = services.authorize(request, kind);
    return findJob(store, 'video-renderer', { id: request.params.jobId, caller });
  };
  scope.get<ByJob>('/api/v1/render/jobs/:jobId', async (request) => {
    const job = await wanted(request, 'read');
    return jobStatusReply(job, outputUrl(job, request));
  });
  scope.delete<ByJob>('/api/v1/render/jobs/:jobId', async (request, reply) => {
    await store.cancel((await wanted(request, 'write')).id);
    return reply.status(204).send(null);
  });
  scope.get<{ Querystring: { userId?: string } }>('/api/v1/render/jobs', async (request) => {
    const caller = services.authorize(request, 'read');
    const owner = caller.owner ?? request.query.userId;
    if (request.query.userId !== undefined && owner !== request.query.userId) return [];
    const { jobs } = await store.list({ ...(owner === undefined ? {} : { owner }), limit: 500 });
    return jobs.map((job) => jobStatusReply(job, outputUrl(job, request)));
  });
}
