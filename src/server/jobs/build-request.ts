import type { ProjectStore } from '../../work/projects/project-store.ts';
import { readApart } from '../../engine/threads/plan-apart.ts';
import type { Threads } from '../../engine/threads/run-in-thread.ts';
import type { NewJob } from '../../shared/contract/api/new-job-schema.ts';
import { StudioError } from '../../shared/errors.ts';
import { JOB_KINDS } from '../../shared/job/job.ts';
import { renderRequest, type JobSettings } from '../../shared/job/kinds/render-kind.ts';
import { isAdmin, type Caller } from '../http/caller.ts';
import type { WantedJob } from './accept-job.ts';
import { ownProject } from './own-project.ts';

/**
 * The job a request asks for, with its scenario read: a large one in a thread. Throws what is wrong with it; places are
 * checked elsewhere. `signal` fires when the caller has left.
 */
export async function buildRequest(
  body: NewJob,
  caller: Caller,
  { projects, threads, signal }: { projects: ProjectStore; threads: Threads; signal: AbortSignal },
): Promise<WantedJob> {
  if (body.kind !== 'render')
    throw new StudioError('job.kind_unknown', `there are no jobs of the kind ${body.kind}`, {
      details: { kind: body.kind, kinds: JOB_KINDS },
    });
  const document = documentOf(body, caller, projects);
  const refuse = { fetchesMedia: true }; // at once, not when it runs
  const head = await readApart(JSON.stringify(document), threads, { refuse, signal });
  const { scenario } = head;
  if (!isAdmin(caller) && body.owner !== undefined && body.owner !== caller.owner)
    throw new StudioError('key.forbidden', 'only an `admin` key makes jobs of others');
  if (!isAdmin(caller) && body.baseDir !== undefined)
    throw new StudioError('key.forbidden', 'only an `admin` key names folders of the server');
  const request = renderRequest({
    scenario: document,
    baseDir: body.baseDir ?? null,
    sources: body.sources,
    settings: body.settings as JobSettings, // zod leaves out what was not given
    format: body.format ?? scenario.output.format,
    output: body.output ?? null,
    title: body.title ?? scenario.title ?? null,
    owner: body.owner ?? caller.owner,
    projectId: body.projectId ?? null,
    callbackUrl: body.callbackUrl ?? null,
    priority: body.priority,
  });
  return { request, head };
}

function documentOf(
  { scenario, projectId, url, cues = [] }: NewJob,
  caller: Caller,
  projects: ProjectStore,
): unknown {
  if (scenario !== undefined) return scenario;
  if (url !== undefined)
    return { cueframe: 1, media: { video: { src: url } }, timeline: [{ media: 'video' }], cues };
  return ownProject(projects, projectId ?? '', caller).scenario;
}
