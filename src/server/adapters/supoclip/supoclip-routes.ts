import type { FastifyRequest } from 'fastify';
import { isTerminal } from '../../../shared/job/job-transitions.ts';
import type { Api } from '../../http/api.ts';
import type { AdapterServices } from '../adapter-services.ts';
import { projectIdOf } from '../find-job.ts';
import { renderableJob } from '../job-request.ts';
import type { AdapterSystem } from '../mount-system.ts';
import { readBody } from '../read-body.ts';
import { addClipRoutes, clipsOf } from './clip-routes.ts';
import { addMediaRoutes } from './media-routes.ts';
import { planClip, refuseMissing } from '../../../shared/import/supoclip/task-plan.ts';
import { addProgressRoute } from './task-progress.ts';
import { taskSchema } from '../../../shared/import/supoclip/task-schema.ts';
import { listSchema, titleSchema } from './title-schema.ts';
import { findTask, supoclipCaller, taskOf } from './tasks.ts';
import { supoclipError, taskView } from './task-view.ts';
import { withoutNulls } from './without-nulls.ts';

export type ById = { Params: { id: string } };

/** Tasks, clips and media of SupoClip. */
export function supoclipSystem(services: AdapterServices): AdapterSystem {
  return {
    routes(scope) {
      addTaskRoutes(scope, services);
      addControlRoutes(scope, services);
      addProgressRoute(scope, services);
      addClipRoutes(scope, services);
      addMediaRoutes(scope, services);
    },
    errorBody: supoclipError,
  };
}

function create(services: AdapterServices, request: FastifyRequest) {
  const caller = supoclipCaller(services, request, 'write');
  const { value, warnings } = readBody(taskSchema, withoutNulls(request.body));
  refuseMissing(value);
  const id = services.createId();
  const planned = (value.most_relevant_segments ?? []).map((segment, index) =>
    planClip(value, segment, index),
  );
  const wanted = planned.map((clip) =>
    renderableJob({
      ...clip,
      origin: { system: 'supoclip', warnings },
      owner: caller.name,
      projectId: projectIdOf('supoclip', id),
      callbackUrl: value.callback_url ?? null,
    }),
  );
  const task = { id, owner: caller.name, createdAtMs: services.now() };
  const jobs = services.createJobs(wanted, {
    caller: request,
    also: (made) =>
      services.records.put('supoclip', { ...task, body: { body: value, jobIds: made.map((job) => job.id) } }),
  });
  return {
    task_id: id,
    job_id: jobs[0]?.id ?? null,
    message: 'Task created and queued for processing',
    warnings,
  };
}

function addTaskRoutes(scope: Api, services: AdapterServices): void {
  for (const path of ['/tasks/', '/tasks', '/start', '/start-with-progress'])
    scope.post(path, (request) => create(services, request));
  for (const path of ['/tasks/', '/tasks'])
    scope.get(path, (request) => {
      const { owner } = supoclipCaller(services, request, 'read');
      const { limit } = readBody(listSchema, request.query).value;
      const records = services.records.list('supoclip', { owner, limit });
      const tasks = records.map((record) => taskView(taskOf(services, record)));
      return { tasks, total: tasks.length };
    });
  scope.get<ById>('/tasks/:id', (request) => {
    const task = findTask(services, request.params.id, supoclipCaller(services, request, 'read'));
    return { ...taskView(task), clips: clipsOf(services, task, request) };
  });
  scope.patch<ById>('/tasks/:id', (request) => {
    const caller = supoclipCaller(services, request, 'write');
    const { title } = readBody(titleSchema, request.body).value;
    const { id, owner, createdAtMs, body, jobs } = findTask(services, request.params.id, caller);
    if (!body || owner === null)
      return { ...taskView({ id, owner, createdAtMs, body, jobs }), message: 'a job keeps its title' };
    const renamed = { ...body, source: { ...body.source, title } };
    const jobIds = jobs.map((job) => job.id);
    services.records.put('supoclip', { id, owner, createdAtMs, body: { body: renamed, jobIds } });
    return taskView({ id, owner, createdAtMs, body: renamed, jobs });
  });
}

function addControlRoutes(scope: Api, { ...services }: AdapterServices): void {
  const { store } = services;
  const stop = (request: FastifyRequest<ById>) => {
    const task = findTask(services, request.params.id, supoclipCaller(services, request, 'write'));
    for (const { id, state } of task.jobs) if (!isTerminal(state)) store.cancel(id);
    return task;
  };
  scope.post<ById>('/tasks/:id/cancel', (request) => ({
    task_id: stop(request).id,
    message: 'Task cancelled',
  }));
  scope.delete<ById>('/tasks/:id', (request) => {
    const { id, owner } = stop(request);
    services.records.remove('supoclip', { id, owner: owner ?? '' });
    return { task_id: id, message: 'Task deleted' };
  });
  scope.post<ById>('/tasks/:id/resume', (request) => {
    const task = findTask(services, request.params.id, supoclipCaller(services, request, 'write'));
    for (const { id, state } of task.jobs) {
      if (state === 'paused') store.resume(id);
      if (state === 'failed' || state === 'cancelled') store.retry(id);
    }
    return { task_id: task.id, message: 'Task resumed' };
  });
}
