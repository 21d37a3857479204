import { createHash } from 'node:crypto';
import type { JobWork } from '../../src/work/queue/run/attempts.ts';
import type { JobStore } from '../../src/work/queue/ports/job-store.ts';
import { StudioError } from '../../src/shared/errors.ts';

const SEGMENTS = [0, 1, 2, 3].map((index) => ({
  ...{ index, startFrame: index * 25, endFrame: index * 25 + 25, fingerprint: `segment ${index}` },
}));
const LONGEST_SEGMENT_MS = 4;
/** Of all jobs. */
const FAILING_RATIO = 0.1;

/** Does all that a render writes down (segments, leases, results, progress), and renders nothing. */
export function fakeWork(store: JobStore, random: () => number): JobWork {
  return async ({ job, signal, tellProgress }) => {
    const isFailing = random() < FAILING_RATIO;
    await store.plan(job.id, SEGMENTS);
    for (const { index, endFrame } of SEGMENTS) {
      const token = await store.lease(job.id, index, 'fake');
      if (!token) continue;
      await new Promise((resolve) => setTimeout(resolve, random() * LONGEST_SEGMENT_MS));
      if (signal.aborted) throw new StudioError('job.cancelled', 'stopped');
      if (isFailing && index === 2) throw new StudioError('media.unreadable', 'made to fail');
      await store.commit(job.id, index, token, {
        sha256: createHash('sha256').update(`${index}`).digest('hex'),
        how: 'render',
      });
      tellProgress({
        ...{
          phase: 'rendering',
          percent: endFrame,
          frames: endFrame,
          totalFrames: 100,
          fps: 25,
          etaSeconds: 1,
        },
      });
    }
    return {
      ...{ output: `/nowhere/${job.id}.mp4`, sizeBytes: 1, sha256: job.id, frames: 100, durationSeconds: 4 },
      ...{ elapsedSeconds: 0.01, segmentsRendered: SEGMENTS.length, segmentsCached: 0 },
    };
  };
}
