import { isAbsolute } from 'node:path';
import { StudioError } from '../../../shared/errors.ts';
import type { JobRequest } from '../../../shared/job/job.ts';
import type { Scenario } from '../../../shared/scenario/scenario.ts';

/** Fetches one `http(s)://`, `s3://` or `upload://` address into a file that stays until the job has ended. */
export type FetchSource = (address: string, options: { readonly signal: AbortSignal }) => Promise<string>;

/** Addresses, in contrast to paths; a single letter before the colon is a Windows drive. */
const ADDRESS = /^[a-z][a-z0-9+.-]+:\/\//i;

/**
 * Files for all media of the scenario that stand somewhere else, by media id; each address is fetched once. Throws
 * `media.not_found` for a relative path where the job has no folder to start from.
 */
export async function fetchSources(
  scenario: Scenario,
  { sources, baseDir }: Pick<JobRequest, 'sources' | 'baseDir'>,
  fetchSource: FetchSource,
  signal: AbortSignal,
): Promise<Readonly<Record<string, string>>> {
  const files: Record<string, string> = {};
  const fetched = new Map<string, string>();
  for (const [id, { src }] of Object.entries(scenario.media)) {
    const place = sources[id] ?? src;
    if (ADDRESS.test(place)) {
      const file = fetched.get(place) ?? (await fetchSource(place, { signal }));
      fetched.set(place, file);
      files[id] = file;
    } else {
      if (baseDir === null && !isAbsolute(place)) throw relative(`media.${id}`, place);
      if (sources[id] !== undefined) files[id] = place;
    }
  }
  if (baseDir === null)
    for (const { src } of scenario.fonts) if (!isAbsolute(src)) throw relative('fonts', src);
  return files;
}

function relative(place: string, path: string): StudioError {
  return new StudioError('media.not_found', `${place}: ${path} is relative, and the job has no folder`, {
    details: { place, path },
  });
}
