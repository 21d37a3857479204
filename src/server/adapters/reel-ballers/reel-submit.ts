import type { FastifyRequest } from 'fastify';
import { exportRecordId } from '../../../work/records/record-ids.ts';
import { StudioError } from '../../../shared/errors.ts';
import type { Job } from '../../../shared/job/job.ts';
import type { AdapterServices } from '../adapter-services.ts';
import { externalIdOf, projectIdOf } from '../find-job.ts';
import { renderableJob } from '../job-request.ts';
import type { ImportWarning } from '../../../shared/import/warning.ts';
import { readBody } from '../read-body.ts';
import { exportIfAny } from './reel-exports.ts';
import type { ExportRecord } from './reel-exports.ts';
import { paramsSchema } from '../../../shared/import/reel-ballers/reel-params.ts';
import type { ReelType } from '../../../shared/import/reel-ballers/reel-params.ts';
import { convertReel } from '../../../shared/import/reel-ballers/reel-scenario.ts';
import { plainParams } from './reel-shapes.ts';
import { sourceOf, videoOfProject } from './reel-video.ts';

export type WantedReel = {
  readonly type: ReelType;
  readonly projectId: string;
  /** Null: the video of the project that was uploaded last. */
  readonly videoKey: string | null;
  readonly params: unknown;
  readonly callbackUrl?: string | null;
  /** The caller's own name for it; null: the job's. */
  readonly exportId?: string | null;
};

type Submitted = { readonly job: Job; readonly warnings: readonly ImportWarning[] };

/**
 * Makes a job and writes its export down with it. The same export id again is the same job; throws `job.conflict` where it
 * is one of another project or type.
 */
export function submit(
  services: AdapterServices,
  request: FastifyRequest,
  wanted: WantedReel,
): Promise<Submitted> {
  const task = () => submitNow(services, request, wanted);
  return services.inTurn(task); // the same export id twice at once is one job, too
}

async function submitNow(
  services: AdapterServices,
  request: FastifyRequest,
  wanted: WantedReel,
): Promise<Submitted> {
  const caller = services.authorize(request, 'write');
  const { type, projectId, exportId = null, callbackUrl = null } = wanted;
  const before =
    exportId === null ? null : await exportIfAny(services, exportId, { ...caller, owner: caller.name });
  if (before && (before.type !== type || externalIdOf(before.job, 'reel-ballers') !== projectId))
    throw new StudioError('job.conflict', `the export ${exportId} is another one`, {
      details: { jobId: before.job.id },
    });
  if (before) return { job: before.job, warnings: [] };

  const key = wanted.videoKey ?? videoOfProject(services, projectId, caller);
  const source = sourceOf(services, key, caller);
  const { value, warnings: unknown } = readBody(paramsSchema, plainParams(wanted.params));
  const { scenario, warnings } = convertReel(type, source, value);
  const all = [...unknown, ...warnings];
  const job = renderableJob({
    ...{ scenario, sources: { video: source }, origin: { system: 'reel-ballers', warnings: all } },
    ...{ owner: caller.name, projectId: projectIdOf('reel-ballers', projectId), callbackUrl },
  });
  const [made] = await services.createJobs([job], {
    caller: request,
    system: 'reel-ballers',
    record(jobs) {
      const id = jobs[0]?.id ?? '';
      const body: ExportRecord = { jobIds: [id], projectId, type, isSeen: false };
      return { id: exportRecordId(exportId ?? id), owner: caller.name, createdAtMs: services.now(), body };
    },
  });
  if (!made) throw new TypeError('no job was made');
  return { job: made, warnings: all };
}
