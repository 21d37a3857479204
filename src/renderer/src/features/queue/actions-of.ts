import type { Job } from '../../../../shared/job/job.ts';
import type { StudioInfo } from '../../../../shared/contract/studio.ts';
import { isInBucket } from '../../../../shared/storage/is-in-bucket.ts';
import type { JobAction } from '../../store/job-actions.ts';

/** What can be done with a job, in the order of the buttons. */
export function actionsOf({ state }: Job): readonly JobAction[] {
  switch (state) {
    case 'queued':
    case 'running':
      return ['pause', 'cancel'];
    case 'paused':
      return ['resume', 'cancel'];
    case 'failed':
    case 'cancelled':
      return ['retry', 'remove'];
    case 'done':
      return ['remove'];
  }
}

/** How a film is come by, in the order of the buttons. A window of the desktop leads nowhere outside, a browser to every address. */
export function filmWaysOf(
  { state, result }: Job,
  door: StudioInfo['door'],
): readonly ('reveal' | 'download' | 'link')[] {
  if (state !== 'done' || !result) return [];
  const hasLink = isInBucket(result.output);
  if (door === 'desktop') return hasLink ? ['link'] : ['reveal'];
  return hasLink ? ['download', 'link'] : ['download'];
}
