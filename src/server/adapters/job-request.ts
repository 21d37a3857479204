import type { OutputFormat } from '../../shared/plan/plan.ts';
import { MIDDLE_PRIORITY } from '../../shared/job/kinds/any-kind.ts';
import { renderRequest, type JobSettings } from '../../shared/job/kinds/render-kind.ts';
import { refuseLargeDocument } from '../../shared/scenario/limits.ts';
import { readScenarioDocument } from '../../shared/scenario/read-scenario.ts';
import { refuseUnsupported } from '../../shared/scenario/refuse-unsupported.ts';
import type { Scenario } from '../../shared/scenario/scenario.ts';
import { headOf } from '../../engine/plan/scenario-head.ts';
import type { WantedJob } from '../jobs/accept-job.ts';
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

/** The job another system asks for, as the native API would have it. Throws where it cannot be rendered. */
export function renderableJob(job: AdapterJob): WantedJob {
  const scenario = readRenderable(job.scenario);
  const request = renderRequest({
    scenario: withOrigin(job.scenario, job.origin),
    origin: { system: job.origin.system },
    sources: job.sources,
    settings: job.settings ?? {},
    format: job.format ?? 'mp4',
    title: job.title ?? null,
    owner: job.owner ?? null,
    projectId: job.projectId ?? null,
    callbackUrl: job.callbackUrl ?? null,
    priority: job.priority ?? MIDDLE_PRIORITY,
  });
  return { request, head: headOf(scenario) };
}

/** Refuses at once what a render would refuse later. Media at addresses are fetched by the job. */
function readRenderable(document: object): Scenario {
  refuseLargeDocument(JSON.stringify(document)); // as large as it will be kept
  const reading = readScenarioDocument(document);
  if (!reading.ok) throw reading.error;
  refuseUnsupported(reading.scenario, { fetchesMedia: true });
  return reading.scenario;
}
