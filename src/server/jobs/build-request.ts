import { refuseUnsupported } from '../../shared/scenario/refuse-unsupported.ts';
import type { ProjectStore } from '../../work/projects/project-store.ts';
import type { NewJob } from '../../shared/contract/api/new-job-schema.ts';
import { StudioError } from '../../shared/errors.ts';
import type { JobRequest, JobSettings } from '../../shared/job/job.ts';
import { readScenario } from '../../shared/scenario/read-scenario.ts';
import type { Scenario } from '../../shared/scenario/scenario.ts';
import { isAdmin, type Caller } from '../http/caller.ts';
import { ownProject } from './own-project.ts';

/** The job a request asks for, with its scenario read. Throws what is wrong with it; places are checked elsewhere. */
export function buildRequest(
  body: NewJob,
  caller: Caller,
  projects: ProjectStore,
): { readonly request: JobRequest; readonly scenario: Scenario } {
  const document = documentOf(body, caller, projects);
  const read = readScenario(JSON.stringify(document));
  if (!read.ok) throw read.error;
  refuseUnsupported(read.scenario, { fetchesMedia: true }); // at once, not when it runs
  if (!isAdmin(caller) && body.owner !== undefined && body.owner !== caller.owner)
    throw new StudioError('key.forbidden', 'only an `admin` key makes jobs of others');
  if (!isAdmin(caller) && body.baseDir !== undefined)
    throw new StudioError('key.forbidden', 'only an `admin` key names folders of the server');
  const request = {
    scenario: document,
    baseDir: body.baseDir ?? null,
    sources: body.sources,
    settings: body.settings as JobSettings, // zod leaves out what was not given
    format: body.format ?? read.scenario.output.format ?? 'mp4',
    output: body.output ?? null,
    title: body.title ?? read.scenario.title ?? null,
    owner: body.owner ?? caller.owner,
    projectId: body.projectId ?? null,
    callbackUrl: body.callbackUrl ?? null,
    priority: body.priority,
  };
  return { request, scenario: read.scenario };
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
