import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Job } from '../../shared/job/job.ts';
import { readScenario } from '../../shared/scenario/read-scenario.ts';
import type { Scenario } from '../../shared/scenario/scenario.ts';
import type { RenderRequest } from '../../engine/request/render-request.ts';
import type { JobServices } from './job-services.ts';
import { fetchSources } from './job-sources.ts';

/** What the engine is asked for a job, with all its sources on this machine. Throws what reading and fetching throw. */
export async function renderRequestOf(
  { id, request }: Job,
  { fetchSource, places }: Pick<JobServices, 'fetchSource' | 'places'>,
  signal: AbortSignal,
): Promise<RenderRequest> {
  const reading = readScenario(JSON.stringify(request.scenario));
  if (!reading.ok) throw reading.error;
  const intoDir = join(places.sourcesDir, id);
  const fetchHere = async (address: string, options: { readonly signal: AbortSignal }) => {
    await mkdir(intoDir, { recursive: true, mode: 0o700 });
    return fetchSource(intoDir)(address, options);
  };
  const sources = await fetchSources(reading.scenario, request, fetchHere, signal);
  const { cache: _, ...settings } = request.settings;
  const scenario = withFiles(reading.scenario, sources);
  return { ...settings, scenario, baseDir: request.baseDir ?? '/', sources };
}

/** The engine refuses addresses in a scenario; these have become files. */
function withFiles(scenario: Scenario, sources: Readonly<Record<string, string>>): Scenario {
  const media = Object.entries(scenario.media).map(([id, item]) => [
    id,
    { ...item, src: sources[id] ?? item.src },
  ]);
  return { ...scenario, media: Object.fromEntries(media) as Scenario['media'] };
}
