import { EXPORT_IDS, exportRecordId } from '../../../work/records/record-ids.ts';
import type { AdapterRecord } from '../../../work/records/adapter-records.ts';
import type { Job } from '../../../shared/job/job.ts';
import type { AdapterCaller, AdapterServices } from '../adapter-services.ts';
import { findJob, projectIdOf } from '../find-job.ts';
import type { ReelType } from '../../../shared/import/reel-ballers/reel-params.ts';

/** What is remembered of an export beside its job. */
export type ExportRecord = {
  readonly jobIds: readonly [string];
  readonly projectId: string;
  readonly type: ReelType;
  /** Whether its end was shown to its user. */
  readonly isSeen: boolean;
};

/** A job with the name and the type that its front end gave it; those of older jobs are not known. */
export type ReelExport<Of extends Job = Job> = {
  readonly id: string;
  readonly type: ReelType | null;
  readonly isSeen: boolean;
  readonly job: Of;
};

const MOST = 500;

/** An export by its own id or by its job's; null where the caller has none yet. */
export async function exportIfAny(
  services: AdapterServices,
  id: string,
  caller: AdapterCaller,
): Promise<ReelExport | null> {
  const record = services.records.get('reel-ballers', exportRecordId(id), caller.owner);
  const job = await services.store.get(record ? bodyOf(record).jobIds[0] : '');
  return record && job ? { ...factsOf(record), job } : null;
}

/** The same, or any job of the caller. Throws `job.not_found`. */
export async function findExport(
  services: AdapterServices,
  id: string,
  caller: AdapterCaller,
): Promise<ReelExport> {
  const found = await exportIfAny(services, id, caller);
  if (found) return found;
  const job = await findJob(services.store, 'reel-ballers', { id, caller });
  return { id: job.id, type: null, isSeen: false, job };
}

/** The caller's newest exports, those of one project or in some states only where that is asked for. */
export async function listExports(
  services: AdapterServices,
  { owner }: AdapterCaller,
  filter: { readonly projectId?: string; readonly states?: readonly Job['state'][] } = {},
): Promise<readonly ReelExport<Job>[]> {
  const { projectId, states } = filter;
  const { jobs } = await services.store.list({
    ...(owner === null ? {} : { owner }),
    ...(projectId === undefined
      ? { projectIdStart: projectIdOf('reel-ballers', '') }
      : { projectId: projectIdOf('reel-ballers', projectId) }),
    ...(states && { states }),
    limit: MOST,
  });
  const records = services.records.list('reel-ballers', { owner, idStart: EXPORT_IDS, limit: 2 * MOST });
  const byJob = new Map(records.map((record) => [bodyOf(record).jobIds[0], factsOf(record)]));
  return jobs.map((job) => ({ ...(byJob.get(job.id) ?? { id: job.id, type: null, isSeen: false }), job }));
}

/** Notes that the ends of these exports were shown; gives how many were not noted before. */
export function markSeen(services: AdapterServices, ids: readonly string[], caller: AdapterCaller): number {
  let count = 0;
  for (const id of ids) {
    const record = services.records.get('reel-ballers', exportRecordId(id), caller.owner);
    if (!record || bodyOf(record).isSeen) continue;
    services.records.put('reel-ballers', { ...record, body: { ...bodyOf(record), isSeen: true } });
    count += 1;
  }
  return count;
}

function factsOf(record: AdapterRecord) {
  const { type, isSeen } = bodyOf(record);
  return { id: record.id.slice(EXPORT_IDS.length), type, isSeen };
}

function bodyOf({ body }: AdapterRecord): ExportRecord {
  return body as ExportRecord;
}
