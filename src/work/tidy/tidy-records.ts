import type { JobIntake } from '../queue/ports/job-intake.ts';
import type { Uploads } from '../uploads/uploads.ts';
import type { AdapterRecords } from '../records/adapter-records.ts';
import { recordNeeds, UNUSED_MS, type RecordNeeds } from '../records/record-needs.ts';

/** Removes records that have expired and to which nothing belongs any more. Returns their number. */
export async function tidyRecords(options: {
  readonly records: AdapterRecords;
  readonly uploads: Pick<Uploads, 'get'>;
  readonly jobs: Pick<JobIntake, 'get' | 'list'>;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}): Promise<number> {
  const { records, uploads, jobs, nowMs } = options;
  const isNeeded = async ({ uploadIds, jobIds, projectId }: RecordNeeds, owner: string): Promise<boolean> => {
    if (uploadIds.some((id) => uploads.get(id) !== null)) return true;
    for (const id of jobIds) if (await jobs.get(id)) return true;
    return projectId !== null && (await jobs.list({ projectId, owner, limit: 1 })).jobs.length > 0;
  };
  let removed = 0;
  // nothing is kept for less
  for (const { system, id, owner, changedAtMs } of records.unchangedSince(nowMs - UNUSED_MS)) {
    const record = records.get(system, id, owner);
    if (!record) continue;
    const needs = recordNeeds(system, record);
    if (nowMs - changedAtMs < needs.keepMs || (await isNeeded(needs, owner))) continue;
    records.remove(system, record);
    removed += 1;
  }
  return removed;
}
