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
import type { TaskRecord } from './tasks.ts';
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

async function create(services: AdapterServices, request: FastifyRequest) {
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
  const jobs = await services.createJobs(wanted, {
    caller: request,
    system: 'supoclip',
    record: (made) => ({ ...task, body: { body: value, jobIds: made.map((job) => job.id) } }),
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
    scope.get(path, async (request) => {
      const { owner } = supoclipCaller(services, request, 'read');
      const { limit } = readBody(listSchema, request.query).value;
      const records = services.records.list('supoclip', { owner, limit });
      const tasks = (await Promise.all(records.map((record) => taskOf(services, record)))).map(taskView);
      return { tasks, total: tasks.length };
    });
  scope.get<ById>('/tasks/:id', async (request) => {
    const task = await findTask(services, request.params.id, supoclipCaller(services, request, 'read'));
    return { ...taskView(task), clips: clipsOf(services, task, request) };
  });
  scope.patch<ById>('/tasks/:id', async (request) => {
    const caller = supoclipCaller(services, request, 'write');
    const { title } = readBody(titleSchema, request.body).value;
    const { id } = request.params;
    const record = services.records.get('supoclip', id, caller.owner);
    if (!record)
      return { ...taskView(await findTask(services, id, caller)), message: 'a job keeps its title' };
    const { body, jobIds } = record.body as TaskRecord;
    const renamed = { ...record, body: { jobIds, body: { ...body, source: { ...body.source, title } } } };
    services.records.put('supoclip', renamed);
    return taskView(await taskOf(services, renamed));
  });
}

function addControlRoutes(scope: Api, { ...services }: AdapterServices): void {
  const { store } = services;
  const stop = async (request: FastifyRequest<ById>) => {
    const task = await findTask(services, request.params.id, supoclipCaller(services, request, 'write'));
    for (const { id, state } of task.jobs) if (!isTerminal(state)) await store.cancel(id);
    return task;
  };
  scope.post<ById>('/tasks/:id/cancel', async (request) => ({
    task_id: (await stop(request)).id,
    message: 'Task cancelled',
  }));
  scope.delete<ById>('/tasks/:id', async (request) => {
    const { id, owner } = await stop(request);
    services.records.remove('supoclip', { id, owner: owner ?? '' });
    return { task_id: id, message: 'Task deleted' };
  });
  scope.post<ById>('/tasks/:id/resume', async (request) => {
    const task = await findTask(services, request.params.id, supoclipCaller(services, request, 'write'));
    for (const { id, state } of task.jobs) {
      if (state === 'paused') await store.resume(id);
      if (state === 'failed' || state === 'cancelled') await store.retry(id);
    }
    return { task_id: task.id, message: 'Task resumed' };
  });
}
