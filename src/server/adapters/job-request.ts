import type { OutputFormat } from '../../shared/plan/plan.ts';
import type { JobRequest, JobSettings } from '../../shared/job/job.ts';
import type { Scenario } from '../../shared/scenario/scenario.ts';
import { checkRenderable } from './check-renderable.ts';
import { withOrigin } from './origin.ts';
import type { Origin } from './origin.ts';

export type AdapterJob = {
  readonly scenario: object;
  readonly sources: Readonly<Record<string, string>>;
  readonly origin: Origin;
  readonly format?: OutputFormat;
  readonly settings?: JobSettings;
  readonly title?: string | null;
  readonly owner?: string | null;
  readonly projectId?: string | null;
  readonly callbackUrl?: string | null;
  readonly priority?: number;
};

/** A job that a render would not refuse, with its scenario read. */
export type RenderableJob = { readonly request: JobRequest; readonly scenario: Scenario };

/** The job another system asks for, as the native API would have it. Throws where it cannot be rendered. */
export function renderableJob(job: AdapterJob): RenderableJob {
  const scenario = checkRenderable(job.scenario, job.sources);
  const request = {
    scenario: withOrigin(job.scenario, job.origin),
    baseDir: null,
    sources: job.sources,
    settings: job.settings ?? {},
    format: job.format ?? 'mp4',
    output: null,
    title: job.title ?? null,
    owner: job.owner ?? null,
    projectId: job.projectId ?? null,
    callbackUrl: job.callbackUrl ?? null,
    priority: job.priority ?? 5,
  };
  return { request, scenario };
}
