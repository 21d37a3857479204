import { isTerminal } from '../../../shared/job/job-transitions.ts';
import type { Job, JobPhase } from '../../../shared/job/job.ts';
import type { Scenario } from '../../../shared/scenario/scenario.ts';
import type { StudioError } from '../../../shared/errors.ts';
import { externalIdOf } from '../find-job.ts';
import { failureText, isoTime, statusWord, wholeSeconds } from '../status-words.ts';

/** The original's finer words for what a running job does. */
const PHASES: Readonly<Record<JobPhase, string>> = {
  queued: 'queued',
  probing: 'processing',
  planning: 'processing',
  rendering: 'composing_frames',
  assembling: 'merging',
  verifying: 'merging',
  uploading: 'uploading',
  done: 'completed',
};

/** Whole seconds a render may take, before there is anything to go by: as long as the film, and at least one. */
export function estimateSeconds({ stage }: Scenario): number {
  return Math.max(1, Math.ceil(stage.duration ?? 0));
}

/** RenderJobStatusDto. */
export function jobStatusReply(job: Job, outputUrl: string | null) {
  const error = failureText(job);
  return {
    jobId: job.id,
    status: statusWord(job.state, 'video-renderer'),
    progress: Math.round(job.progress.percent),
    currentPhase: isTerminal(job.state)
      ? statusWord(job.state, 'video-renderer')
      : PHASES[job.progress.phase],
    estimatedTimeRemaining: isTerminal(job.state) ? 0 : wholeSeconds(job.progress.etaSeconds),
    ...(error === null ? {} : { error }),
    ...(outputUrl === null ? {} : { outputUrl }),
    metadata: {
      projectId: externalIdOf(job, 'video-renderer') ?? job.request.projectId,
      userId: job.request.owner,
      priority: job.request.priority,
      totalFrames: job.progress.totalFrames,
      processedFrames: job.progress.frames,
      retryCount: Math.max(0, job.attempt - 1),
      createdAt: isoTime(job.createdAtMs),
      startedAt: isoTime(job.startedAtMs),
      completedAt: isoTime(job.finishedAtMs),
    },
  };
}

/** The words of the framework the original is made with. */
const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  413: 'Payload Too Large',
  422: 'Unprocessable Entity',
  429: 'Too Many Requests',
  501: 'Not Implemented',
};

export function videoRendererError({ code, message, details, traits }: StudioError): object {
  const statusCode = traits.httpStatus;
  return { statusCode, message, error: REASONS[statusCode] ?? 'Internal Server Error', code, details };
}
