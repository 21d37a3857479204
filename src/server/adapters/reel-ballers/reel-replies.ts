import type { StudioError } from '../../../shared/errors.ts';

import { externalIdOf } from '../find-job.ts';
import { failureText, isoTime, phaseText, statusWord } from '../status-words.ts';
import type { ListedJob } from '../listed-job.ts';

/** A job as `GET /api/jobs/{id}` gives it. */
export function reelJob(job: ListedJob, outputUrl: string | null) {
  return {
    job_id: job.id,
    project_id: externalIdOf(job, 'reel-ballers') ?? job.request.projectId,
    status: statusWord(job.state, 'reel-ballers'),
    progress: Math.round(job.progress.percent),
    phase: phaseText(job),
    output_url: outputUrl,
    error: failureText(job),
    created_at: isoTime(job.createdAtMs),
    started_at: isoTime(job.startedAtMs),
    completed_at: isoTime(job.finishedAtMs),
    websocket_url: socketPath(job.id),
  };
}

/** What a submission answers. */
export function reelAccepted(job: ListedJob) {
  return { job_id: job.id, status: statusWord(job.state, 'reel-ballers'), websocket_url: socketPath(job.id) };
}

export function socketPath(jobId: string): string {
  return `/api/jobs/${jobId}/ws`;
}

/** One message of the job's socket: `complete` and `error` end it. */
export function reelMessage(job: ListedJob, outputUrl: string | null) {
  const status = statusWord(job.state, 'reel-ballers');
  const progress = Math.round(job.progress.percent);
  if (status === 'complete')
    return { type: 'complete', job_id: job.id, status, progress: 100, output_url: outputUrl };
  if (status === 'error')
    return { type: 'error', job_id: job.id, status, error: failureText(job) ?? 'failed' };
  const { frames, totalFrames } = job.progress;
  const checkpoint = totalFrames > 0 ? { checkpoint: { frame: frames, total: totalFrames } } : {};
  return { type: 'progress', job_id: job.id, status, progress, message: phaseText(job), ...checkpoint };
}

export function reelError({ code, message, details }: StudioError): object {
  return { detail: message, error: message, code, details };
}
