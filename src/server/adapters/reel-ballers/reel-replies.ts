import type { StudioError } from '../../../shared/errors.ts';

import { isTerminal } from '../../../shared/job/job-transitions.ts';
import { externalIdOf } from '../find-job.ts';
import { failureText, isoTime, phaseText, statusWord } from '../status-words.ts';
import type { ReelExport } from './reel-exports.ts';
import type { Job } from '../../../shared/job/job.ts';

/** A job as `GET /api/jobs/{id}` gives it. */
export function reelJob(job: Job, outputUrl: string | null) {
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

/** An export as the front end lists it. */
export function exportReply({ id, type, job }: ReelExport<Job>, outputUrl: string | null) {
  const project = externalIdOf(job, 'reel-ballers');
  return {
    job_id: id,
    project_id: project !== null && /^\d{1,15}$/.test(project) ? Number(project) : project,
    project_name: null,
    type,
    status: statusWord(job.state, 'reel-ballers'),
    error: failureText(job),
    output_video_id: null,
    output_filename: job.state === 'done' ? `${job.id}.${job.request.format}` : null,
    output_url: outputUrl,
    created_at: isoTime(job.createdAtMs),
    started_at: isoTime(job.startedAtMs),
    completed_at: isoTime(job.finishedAtMs),
    game_id: null,
    game_name: null,
  };
}

/** `GET /api/exports/{id}/modal-status`: there is no Modal here, and nothing to recover. */
export function modalReply(one: ReelExport, outputUrl: string | null) {
  const { status: job_status, error, output_filename } = exportReply(one, outputUrl);
  if (job_status === 'complete')
    return {
      status: 'complete',
      job_status,
      message: 'Export completed',
      output_filename,
      presigned_url: outputUrl,
    };
  if (job_status === 'error') return { status: 'error', job_status, error, message: 'Export failed' };
  return { status: 'not_modal', job_status, message: 'This export is rendered here' };
}

/** A message of `WS /ws/export/{id}`: the whole job, in the words of the list and of the front end’s progress. */
export function exportMessage(one: ReelExport, outputUrl: string | null) {
  const { id, job } = one;
  const reply = exportReply(one, outputUrl);
  const whole = reelJob(job, outputUrl);
  return {
    ...whole,
    job_id: id,
    ...{ current: whole.progress, total: 100, message: whole.phase, done: isTerminal(job.state) },
    ...{ type: one.type, projectId: reply.project_id, projectName: null, gameId: null, gameName: null },
    ...{ outputVideoId: null, outputFilename: reply.output_filename },
  };
}

/** What a submission answers. */
export function reelAccepted(job: Job) {
  return { job_id: job.id, status: statusWord(job.state, 'reel-ballers'), websocket_url: socketPath(job.id) };
}

export function socketPath(jobId: string): string {
  return `/api/jobs/${jobId}/ws`;
}

/** One message of the job's socket: `complete` and `error` end it. */
export function reelMessage(job: Job, outputUrl: string | null) {
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
