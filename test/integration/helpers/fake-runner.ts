import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JobStore } from '../../../src/work/queue/ports/job-store.ts';

/** Claims one job and works on it without rendering. */
export async function claimFake(jobs: JobStore, { dataDir }: { dataDir: string }) {
  const job = await jobs.claim('fake');
  if (!job) throw new Error('no job waits');
  return {
    id: job.id,
    progress: (percent: number) =>
      jobs.progress(job.id, 'fake', {
        ...{ phase: 'rendering', percent, frames: percent, totalFrames: 100, fps: 25, etaSeconds: 1 },
      }),
    /** `film` becomes the output. */
    async finish(film: Buffer) {
      const output = join(dataDir, `${job.id}.mp4`);
      writeFileSync(output, film);
      await jobs.finish(job.id, 'fake', {
        output,
        sizeBytes: film.length,
        sha256: createHash('sha256').update(film).digest('hex'),
        ...{ frames: 10, durationSeconds: 1, elapsedSeconds: 0.5, segmentsRendered: 1, segmentsCached: 0 },
      });
    },
  };
}
