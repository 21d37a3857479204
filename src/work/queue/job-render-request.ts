import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Job } from '../../shared/job/job.ts';
import { readScenario } from '../../shared/scenario/read-scenario.ts';
import type { Scenario } from '../../shared/scenario/scenario.ts';
import type { RenderRequest } from '../../engine/request/render-request.ts';
import type { JobServices } from './job-services.ts';
import { fetchSources } from './job-sources.ts';

/**
 * What the engine is asked for a job, with all its sources on this machine, and what the job calls these by path. Throws
 * what reading and fetching throw.
 */
export async function renderRequestOf(
  { id, request: asked }: Job,
  { fetchSource, places }: Pick<JobServices, 'fetchSource' | 'places'>,
  signal: AbortSignal,
): Promise<{ readonly request: RenderRequest; readonly names: ReadonlyMap<string, string> }> {
  const reading = readScenario(JSON.stringify(asked.scenario));
  if (!reading.ok) throw reading.error;
  const intoDir = join(places.sourcesDir, id);
  const fetchHere = async (address: string, options: { readonly signal: AbortSignal }) => {
    await mkdir(intoDir, { recursive: true, mode: 0o700 });
    return fetchSource(intoDir)(address, options);
  };
  const sources = await fetchSources(reading.scenario, asked, fetchHere, signal);
  const { cache: _, ...settings } = asked.settings;
  const scenario = withFiles(reading.scenario, sources);
  const nameOf = (id: string) => asked.sources[id] ?? reading.scenario.media[id]?.src ?? id;
  return {
    request: { ...settings, scenario, baseDir: asked.baseDir ?? '/', sources },
    names: new Map(Object.entries(sources).map(([id, path]) => [path, nameOf(id)])),
  };
}

/** The engine refuses addresses in a scenario; these have become files. */
function withFiles(scenario: Scenario, sources: Readonly<Record<string, string>>): Scenario {
  const media = Object.entries(scenario.media).map(([id, item]) => [
    id,
    { ...item, src: sources[id] ?? item.src },
  ]);
  return { ...scenario, media: Object.fromEntries(media) as Scenario['media'] };
}
