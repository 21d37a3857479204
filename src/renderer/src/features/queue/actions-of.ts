import type { Job } from '../../../../shared/job/job.ts';
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
