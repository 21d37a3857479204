import { isTerminal } from '../../shared/job/job-transitions.ts';
import { JOB_STATES } from '../../shared/job/job.ts';
import { uploadsNamedIn } from '../uploads/upload.ts';
import type { JobIntake } from '../queue/ports/job-intake.ts';

const PAGE = 500;

/** What is saved to be rendered later: projects, also those of other systems. */
export type SavedSources = { namedUploads(): ReadonlySet<string> };

/**
 * Whether a stored file (`inputs/UPLOAD_ID…`, `outputs/JOB_ID.EXT`) belongs to a job that has not ended or to something
 * saved, as things stand now.
 */
export async function neededKeys(
  store: Pick<JobIntake, 'list' | 'scenarioOf'>,
  saved: readonly SavedSources[],
): Promise<(key: string) => boolean> {
  const needed = new Set<string>(saved.flatMap((sources) => [...sources.namedUploads()]));
  const states = JOB_STATES.filter((state) => !isTerminal(state));
  for (let beforeId: string | null | undefined; beforeId !== null;) {
    const page = await store.list({ states, limit: PAGE, ...(beforeId !== undefined && { beforeId }) });
    for (const { id, request } of page.jobs) {
      needed.add(id);
      for (const uploadId of uploadsNamedIn([JSON.stringify([request.sources, await store.scenarioOf(id)])]))
        needed.add(uploadId);
    }
    beforeId = page.nextBeforeId;
  }
  return (key) => needed.has(idIn(key));
}

/** The upload or job that a stored file is named by. */
export function idIn(key: string): string {
  return key.split('/')[1]?.split('.')[0] ?? '';
}
