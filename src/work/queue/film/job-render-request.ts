import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Job } from '../../../shared/job/job.ts';
import type { Scenario } from '../../../shared/scenario/scenario.ts';
import type { RenderRequest } from '../../../engine/request/render-request.ts';
import { readApart } from '../../../engine/threads/plan-apart.ts';
import type { JobServices } from './job-services.ts';
import { fetchSources } from './job-sources.ts';

/**
 * What the engine is asked for a job, with all its sources on this machine, and what the job calls these by path. Throws
 * what reading and fetching throw.
 */
export async function renderRequestOf(
  { id, request: asked }: Job,
  { fetchSource, places, store, threads }: Pick<JobServices, 'fetchSource' | 'places' | 'store' | 'threads'>,
  signal: AbortSignal,
): Promise<{ readonly request: RenderRequest; readonly names: ReadonlyMap<string, string> }> {
  const text = await store.scenarioText(id);
  const { scenario: read, ...head } = await readApart(text, threads, { refuse: null, signal });
  const intoDir = join(places.sourcesDir, id);
  const fetchHere = async (address: string, options: { readonly signal: AbortSignal }) => {
    await mkdir(intoDir, { recursive: true, mode: 0o700 });
    return fetchSource(intoDir)(address, options);
  };
  const sources = await fetchSources(read, asked, fetchHere, signal);
  const { cache: _, ...settings } = asked.settings;
  const scenario = withFiles(read, sources);
  const nameOf = (id: string) => asked.sources[id] ?? read.media[id]?.src ?? id;
  return {
    request: { ...settings, scenario, head, baseDir: asked.baseDir ?? '/', sources },
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
