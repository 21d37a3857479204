import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { StudioError } from '../../../shared/errors.ts';
import { isTerminal } from '../../../shared/job/job-transitions.ts';
import type { Api } from '../../http/api.ts';
import type { AdapterServices } from '../adapter-services.ts';
import { readBody } from '../read-body.ts';
import { findExport, listExports, markSeen } from './reel-exports.ts';
import type { ReelExport } from './reel-exports.ts';
import { exportReply, modalReply } from './reel-replies.ts';
import { newExportSchema, recentSchema } from './reel-request.ts';
import { submit } from './reel-submit.ts';
import type { Job } from '../../../shared/job/job.ts';

type ById = { Params: { id: string } };
const HOUR_MS = 3_600_000;
/** Exports that ended longer ago are not told of any more. */
const NEWS_MS = 24 * HOUR_MS;
const seenSchema = z.union([
  z.array(z.string()).nullish(),
  z.object({ job_ids: z.array(z.string()).nullish() }),
]);

/** `/api/exports`: where exports stand, for a front end that was away. */
export function addExportListRoutes(scope: Api, services: AdapterServices): void {
  const view = (request: FastifyRequest) => (one: ReelExport<Job>) =>
    exportReply(one, one.job.state === 'done' ? services.filmUrl(one.job, request) : null);
  const news = async (request: FastifyRequest) => {
    const states = ['done', 'failed', 'cancelled'] as const;
    const ended = await listExports(services, services.authorize(request, 'read'), { states });
    return ended.filter(({ isSeen, job }) => !isSeen && (job.finishedAtMs ?? 0) >= services.now() - NEWS_MS);
  };

  scope.get('/api/exports/active', async (request) => {
    const states = ['queued', 'paused', 'running'] as const;
    const active = await listExports(services, services.authorize(request, 'read'), { states });
    return { exports: active.map(view(request)) };
  });
  scope.get('/api/exports/recent', async (request) => {
    const { hours } = readBody(recentSchema, request.query).value;
    const sinceMs = services.now() - hours * HOUR_MS;
    const all = await listExports(services, services.authorize(request, 'read'));
    return { exports: all.filter(({ job }) => job.createdAtMs >= sinceMs).map(view(request)) };
  });
  scope.get('/api/exports/unacknowledged', async (request) => ({
    exports: (await news(request)).map(view(request)),
  }));
  scope.post('/api/exports/acknowledge', async (request) => {
    const caller = services.authorize(request, 'write');
    const read = seenSchema.safeParse(request.body);
    if (!read.success)
      throw new StudioError('request.invalid', 'the body must be a list of job ids, or empty');
    const given = Array.isArray(read.data) ? read.data : read.data?.job_ids;
    const ids = given && given.length > 0 ? given : (await news(request)).map(({ id }) => id);
    return { acknowledged: markSeen(services, ids, caller) };
  });
  scope.get<{ Params: { project: string } }>('/api/exports/project/:project', async (request) => {
    const projectId = request.params.project;
    const found = await listExports(services, services.authorize(request, 'read'), { projectId });
    return { exports: found.map(view(request)) };
  });
  scope.post('/api/exports', async (request) => {
    const { value } = readBody(newExportSchema, request.body);
    const { project_id: projectId, type, config: params } = value;
    const { job, warnings } = await submit(services, request, { type, projectId, videoKey: null, params });
    return { job_id: job.id, status: 'pending', message: 'Export job created', warnings };
  });
  addOneExport(scope, services, view);
}

function addOneExport(
  scope: Api,
  services: AdapterServices,
  view: (request: FastifyRequest) => (one: ReelExport<Job>) => object,
): void {
  const wanted = (request: FastifyRequest<ById>, kind: 'read' | 'write') =>
    findExport(services, request.params.id, services.authorize(request, kind));
  scope.get<ById>('/api/exports/:id', async (request) => view(request)(await wanted(request, 'read')));
  scope.get<ById>('/api/exports/:id/modal-status', async (request) => {
    const found = await wanted(request, 'read');
    return modalReply(found, found.job.state === 'done' ? services.filmUrl(found.job, request) : null);
  });
  scope.post<ById>('/api/exports/:id/resume-progress', async (request) => {
    const { id, job } = await wanted(request, 'write');
    if (isTerminal(job.state)) throw new StudioError('job.transition', `export ${id} is ${job.state}`);
    return { message: 'Progress is told by the socket all the time', job_id: id };
  });
  scope.delete<ById>('/api/exports/:id', async (request) => {
    await services.store.cancel((await wanted(request, 'write')).job.id);
    return { message: 'Export job cancelled', modal_cancelled: false };
  });
}
