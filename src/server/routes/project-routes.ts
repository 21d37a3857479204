import { z } from 'zod';
import { errorReplySchema, idParams } from '../../shared/contract/api/common.ts';
import {
  newProjectSchema,
  projectChangeSchema,
  projectHeaders,
  projectPageSchema,
  projectQuerySchema,
  projectSchema,
} from '../../shared/contract/api/project-schemas.ts';
import type { FastifyReply } from 'fastify';
import type { Project } from '../../work/projects/project-store.ts';
import { readApart } from '../../engine/threads/plan-apart.ts';
import { StudioError } from '../../shared/errors.ts';
import type { Problem } from '../../shared/scenario/problem.ts';
import { API_PREFIX, type Api, type RouteContext } from '../http/api.ts';
import { callerLeft } from '../http/caller-left.ts';
import { ownProject } from '../jobs/own-project.ts';
import { checkProjectQuota } from '../jobs/project-quota.ts';
import { callerOf, isAdmin } from '../http/caller.ts';

const tags = ['projects'];

/** Scenarios that are being worked on; an update names the version it was made from. */
export function addProjectRoutes(app: Api, { services: { projects }, limits, threads }: RouteContext): void {
  app.post(
    '/projects',
    {
      config: { access: 'submit' },
      schema: {
        ...{ tags, operationId: 'createProject', summary: 'Keep a scenario under a name' },
        body: newProjectSchema,
        response: { 201: projectSchema, default: errorReplySchema },
      },
    },
    async (request, reply) => {
      const { name, scenario } = request.body;
      const problems = await problemsOf(scenario, reply);
      const caller = callerOf(request);
      checkProjectQuota({ owner: caller.owner, scenario }, caller, projects, limits);
      const project = projects.create({ owner: caller.owner, name, scenario });
      reply.header('location', `${API_PREFIX}/projects/${project.id}`);
      return reply
        .status(201)
        .header('etag', etag(project))
        .send({ ...project, problems });
    },
  );

  app.get(
    '/projects',
    {
      config: { access: 'read' },
      schema: {
        ...{ tags, operationId: 'listProjects', summary: 'Projects, latest first, without their scenarios' },
        querystring: projectQuerySchema,
        response: { 200: projectPageSchema, default: errorReplySchema },
      },
    },
    async (request) => {
      const caller = callerOf(request);
      const { cursor, limit } = request.query;
      const owner = isAdmin(caller) ? undefined : caller.owner;
      const found = projects.list({ owner, beforeId: cursor, limit: limit + 1 });
      const shown = found.slice(0, limit);
      return { projects: shown, nextCursor: found.length > limit ? (shown.at(-1)?.id ?? null) : null };
    },
  );

  app.get(
    '/projects/:id',
    {
      config: { access: 'read' },
      schema: {
        ...{ tags, operationId: 'getProject', summary: 'One project with its scenario' },
        params: idParams,
        response: { 200: projectSchema, default: errorReplySchema },
      },
    },
    async (request, reply) => {
      const project = ownProject(projects, request.params.id, callerOf(request));
      return reply
        .header('etag', etag(project))
        .send({ ...project, problems: await problemsOf(project.scenario, reply) });
    },
  );

  app.put(
    '/projects/:id',
    {
      config: { access: 'submit' },
      schema: {
        ...{
          tags,
          operationId: 'updateProject',
          summary: 'Change a project, if nobody else has since it was read',
        },
        params: idParams,
        headers: projectHeaders,
        body: projectChangeSchema,
        response: { 200: projectSchema, default: errorReplySchema },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const { id, owner } = ownProject(projects, request.params.id, caller);
      const { scenario } = request.body;
      const found = scenario !== undefined && (await problemsOf(scenario, reply)); // before it is kept
      if (scenario !== undefined)
        checkProjectQuota({ owner, scenario, projectId: id }, caller, projects, limits);
      const project = projects.update(id, Number(request.headers['if-match'].slice(1, -1)), request.body);
      const problems = found || (await problemsOf(project.scenario, reply));
      return reply.header('etag', etag(project)).send({ ...project, problems });
    },
  );

  app.delete(
    '/projects/:id',
    {
      config: { access: 'submit' },
      schema: {
        ...{ tags, operationId: 'removeProject', summary: 'Remove a project; jobs made of it stay' },
        params: idParams,
        response: { 204: z.null().describe('Removed'), default: errorReplySchema },
      },
    },
    async (request, reply) => {
      projects.remove(ownProject(projects, request.params.id, callerOf(request)).id);
      return reply.status(204).send(null);
    },
  );

  /** Throws for what cannot be kept at all, such as a document that is too large. */
  async function problemsOf(scenario: unknown, reply: FastifyReply): Promise<Problem[]> {
    try {
      await readApart(JSON.stringify(scenario), threads, { refuse: null, signal: callerLeft(reply) });
      return [];
    } catch (error) {
      if (!(error instanceof StudioError) || error.code !== 'scenario.invalid') throw error;
      return error.details['problems'] as Problem[];
    }
  }
}

function etag({ version }: Pick<Project, 'version'>): string {
  return `"${version}"`;
}
