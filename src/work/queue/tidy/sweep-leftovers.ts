import { readdir, rm } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { isTerminal } from '../../../shared/job/job-transitions.ts';
import type { Job } from '../../../shared/job/job.ts';
import type { JobPlaces } from '../film/job-output.ts';
import type { JobIntake } from '../ports/job-intake.ts';

/**
 * Removes what a process that is gone left: work folders, half films in our own folders, films nobody will upload. Only
 * before anything runs, under the instance lock.
 */
export async function sweepLeftovers(store: Pick<JobIntake, 'get'>, places: JobPlaces): Promise<void> {
  for (const name of await namesIn(places.workDir)) await remove(places.workDir, name);
  for (const dir of [places.outputsDir, places.renderedDir])
    for (const name of await namesIn(dir)) if (name.endsWith('.part')) await remove(dir, name);
  await tidyUp(store, places);
}

/** Removes what jobs that have ended no longer need: fetched sources, and films that nobody will upload any more. */
export async function tidyUp(
  store: Pick<JobIntake, 'get'>,
  { renderedDir, sourcesDir }: Pick<JobPlaces, 'renderedDir' | 'sourcesDir'>,
): Promise<void> {
  const films = (await namesIn(renderedDir)).filter((name) => !name.startsWith('.'));
  for (const name of films)
    if (!isFilmNeeded(await store.get(parse(name).name))) await remove(renderedDir, name);
  for (const id of await namesIn(sourcesDir)) {
    const job = await store.get(id);
    if (!job || isTerminal(job.state)) await remove(sourcesDir, id);
  }
}

/** A failed job may be tried again, and then its film is not rendered again. */
function isFilmNeeded(job: Job | null): boolean {
  return job !== null && (!isTerminal(job.state) || (job.state === 'failed' && job.isRendered));
}

function namesIn(dir: string): Promise<string[]> {
  return readdir(dir).catch(() => []);
}

async function remove(dir: string, name: string): Promise<void> {
  await rm(join(dir, name), { recursive: true, force: true, maxRetries: 3 });
}
