import { isTerminal } from '../../shared/job/job-transitions.ts';
import { JOB_STATES } from '../../shared/job/job.ts';
import type { JobStore } from './job-store.ts';

const UPLOAD = /upload:\/\/([A-Za-z0-9_-]+)/g;
const PAGE = 500;

/** Whether a stored file (`inputs/UPLOAD_ID…`, `outputs/JOB_ID.EXT`) belongs to a job that has not ended, as things stand now. */
export function neededKeys(store: Pick<JobStore, 'list'>): (key: string) => boolean {
  const needed = new Set<string>();
  const states = JOB_STATES.filter((state) => !isTerminal(state));
  for (let beforeId: string | null | undefined; beforeId !== null;) {
    const page = store.list({ states, limit: PAGE, ...(beforeId !== undefined && { beforeId }) });
    for (const { id, request } of page.jobs) {
      needed.add(id);
      for (const [, uploadId = ''] of JSON.stringify([request.sources, request.scenario]).matchAll(UPLOAD))
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
