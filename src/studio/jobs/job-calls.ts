import { basename, isAbsolute } from 'node:path';
import type { Handlers } from '../../shared/contract/contract.ts';
import type { RenderSettings, StudioContract } from '../../shared/contract/studio.ts';
import { StudioError } from '../../shared/errors.ts';
import type { Job } from '../../shared/job/job.ts';
import type { JobSettings } from '../../shared/job/kinds/render-kind.ts';
import { renderRequest } from '../../shared/job/kinds/render-kind.ts';
import type { Scenario } from '../../shared/scenario/scenario.ts';
import { isInBucket } from '../../shared/storage/is-in-bucket.ts';
import { formatOfPath } from '../../engine/request/output-settings.ts';
import { encoderNamed } from '../film/film-calls.ts';
import { readDocument } from '../film/read-document.ts';
import type { StudioServices } from '../context/studio-services.ts';
import { filmFile, filmLink, filmName, filmPlace } from './film-places.ts';
import { windowJob } from './window-job.ts';

type JobCalls = 'startJob' | 'jobs' | 'jobSegments' | 'jobAction' | 'filmLink' | 'revealOutput';

/** Renders that are queued, run or have ended. */
export function createJobCalls(services: StudioServices): Pick<Handlers<StudioContract>, JobCalls> {
  const { jobs, desktop, addresses, filmStore } = services;
  const existing = async (jobId: string): Promise<Job> => {
    const job = await jobs.get(jobId);
    if (job) return job;
    throw new StudioError('job.not_found', `there is no job ${jobId}`, { details: { jobId } });
  };

  return {
    async startJob({ settings, output, title, ...given }) {
      const { head, document, baseDir } = await readDocument(given, services);
      const { scenario } = head;
      if (output !== null && !isAbsolute(output))
        throw new StudioError('output.not_writable', `the film needs an absolute path, not ${output}`);
      const { job } = await jobs.add(
        renderRequest({
          ...{ scenario: document, baseDir, output, settings: jobSettings(settings) },
          format: formatFor(settings, output, scenario),
          title: title ?? scenario.title ?? null,
        }),
      );
      return windowJob(job);
    },
    async jobs({ limit }) {
      const cursor = await jobs.lastCursor(); // first: what happens meanwhile comes as news
      return { jobs: (await jobs.list({ limit })).jobs.map(windowJob), cursor };
    },
    jobSegments: async ({ jobId }) => jobs.segments((await existing(jobId)).id),
    async jobAction({ jobId, action }) {
      if (action !== 'remove') return windowJob(await jobs[action](jobId));
      await jobs.remove(jobId);
      return null;
    },
    filmLink: async ({ jobId }) => filmLink(await existing(jobId), filmStore),
    async revealOutput({ jobId }) {
      const job = await existing(jobId);
      if (!desktop && isInBucket(filmPlace(job)))
        return { downloadUrl: (await filmLink(job, filmStore)).url };
      const { path, isFolder } = await filmFile(job);
      if (!desktop)
        return { downloadUrl: addresses.addressOf(path, { downloadName: filmName(job, path, isFolder) }) };
      desktop.reveal(path);
      return { downloadUrl: null };
    },
  };
}

function jobSettings({ preset, quality, encoder, range, cache }: RenderSettings): JobSettings {
  return {
    ...(preset !== undefined && { preset }),
    ...(quality !== undefined && { quality }),
    ...(encoder !== undefined && { encoder: encoderNamed(encoder) }),
    ...(range !== undefined && { range }),
    ...(cache !== undefined && { cache }),
  };
}

/** As asked for, else by the film's name, else the scenario's own. Throws `output.format` where name and format disagree. */
function formatFor(
  { format }: RenderSettings,
  output: string | null,
  scenario: Scenario,
): Job['request']['format'] {
  const byName = output === null ? null : formatOfPath(output);
  if (format !== undefined && byName !== null && byName !== format)
    throw new StudioError('output.format', `${basename(output ?? '')} is no name of a ${format} film`);
  return format ?? byName ?? scenario.output.format;
}
