import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../src/work/database/open-database.ts';
import { createSqliteJobStore } from '../../src/work/queue/sqlite/sqlite-job-store.ts';
import { jobRequest } from '../../test/conformance/job-requests.ts';
import type { StraceRun } from './strace-run.ts';

/** States in the order of a job's way. */
const WAY = ['queued', 'running', 'done'];

/** What the store owes for what a victim said, and does not give; then it is used, as a next start would. */
export async function checkStore(
  dir: string,
  { lines, exitCode, isHit }: StraceRun,
): Promise<readonly string[]> {
  const problems: string[] = [];
  if (exitCode === 0 && lines.length < 12) problems.push('it ended well and left work undone');
  const store = createSqliteJobStore(openDatabase(dir));
  try {
    store.check('full');
    for (const line of lines) {
      const [what = '', id = '', index = ''] = line.split(' ');
      const job = await store.get(id);
      if (!job) problems.push(`${id} was accepted and is lost`);
      else if (what === 'committed') {
        const segment = (await store.segments(id)).find((one) => one.index === Number(index));
        if (segment?.state !== 'committed') problems.push(`segment ${index} of ${id} is ${segment?.state}`);
      } else if (WAY.indexOf(job.state) < WAY.indexOf(what))
        problems.push(`${id} was ${what} and is ${job.state}`);
      const last = (await store.events(null, { jobId: id, limit: 1000 })).findLast(
        ({ type }) => type === 'state',
      );
      if (job && last?.type === 'state' && last.to !== job.state)
        problems.push(`${id} is ${job.state}, its events say ${last.to}`);
    }
    await store.recover('next');
    await store.add(jobRequest());
  } finally {
    await store.close();
  }
  return isHit || exitCode === 0 ? problems : [...problems, `it ended with ${exitCode} without a fault`];
}

/** The destination holds the old film or the whole new one; the new one where that was said, the old one where it failed. */
export function checkFilm(
  dir: string,
  { lines, exitCode, stderr }: StraceRun,
  sizeBytes: number,
): readonly string[] {
  const film = readFileSync(join(dir, 'film.mp4'), 'utf8');
  const [isOld, isNew] = [film === 'old', film === 'n'.repeat(sizeBytes)];
  if (!isOld && !isNew) return [`the destination has ${film.length} bytes, neither the old nor the new film`];
  if (lines.includes('published') && !isNew) return ['it was published and is not there'];
  const isRefused = exitCode === 1 && stderr.includes('StudioError');
  return isRefused && !isOld ? ['it failed and the old film is gone'] : [];
}
