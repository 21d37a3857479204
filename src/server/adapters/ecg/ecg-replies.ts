import { isTerminal } from '../../../shared/job/job-transitions.ts';
import type { Job } from '../../../shared/job/job.ts';
import { externalIdOf } from '../find-job.ts';
import { failureText, isoTime, phaseText, statusWord, wholeSeconds } from '../status-words.ts';

/** The name the caller knows the job by. */
export function ecgIdOf(job: Job): string {
  return externalIdOf(job, 'ecg') ?? job.id;
}

/** Seconds a render may take, before there is anything to go by: 30 and 5 a cue, 20 to 300. */
export function estimateSeconds(cues: number): number {
  return Math.min(300, Math.max(20, 30 + 5 * cues));
}

/** `GET /api/render/{id}/status` */
export function statusReply(job: Job, downloadUrl: string | null) {
  return {
    jobId: ecgIdOf(job),
    status: statusWord(job.state, 'ecg'),
    progress: Math.round(job.progress.percent),
    estimatedTimeRemaining: isTerminal(job.state) ? 0 : wholeSeconds(job.progress.etaSeconds),
    startedAt: isoTime(job.startedAtMs),
    completedAt: job.state === 'done' ? isoTime(job.finishedAtMs) : null,
    downloadUrl,
    error: failureText(job),
  };
}

/** One entry of `GET /api/render/history`. */
export function historyReply(job: Job, downloadUrl: string | null) {
  return {
    jobId: ecgIdOf(job),
    videoName: job.request.title ?? videoName(job.request.sources),
    status: statusWord(job.state, 'ecg'),
    createdAt: isoTime(job.createdAtMs),
    completedAt: job.state === 'done' ? isoTime(job.finishedAtMs) : null,
    downloadUrl,
    fileSize: job.result?.sizeBytes ?? null,
    duration: job.result?.durationSeconds ?? null,
  };
}

/** The name of the video's file without its ending. */
function videoName(sources: Readonly<Record<string, string>>): string {
  const address = Object.values(sources)[0] ?? '';
  const file = (URL.canParse(address) ? new URL(address).pathname : address).split('/').at(-1) ?? '';
  return decoded(file).replace(/\.[a-z\d]{2,5}$/i, '') || 'Untitled';
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `GET /api/render/status/{id}` of the Node server, in the words of its queue; times in milliseconds since 1970. */
export function nodeStatusReply(job: Job, downloadUrl: string | null) {
  const words = { queued: 'waiting', paused: 'paused', running: 'active', done: 'completed' } as const;
  const isOver = job.state === 'failed' || job.state === 'cancelled';
  return {
    jobId: ecgIdOf(job),
    state: job.state === 'failed' || job.state === 'cancelled' ? 'failed' : words[job.state],
    progress: Math.round(job.progress.percent),
    result:
      job.result && downloadUrl
        ? { finalUrl: downloadUrl, fileSize: job.result.sizeBytes, duration: job.result.durationSeconds }
        : null,
    failedReason: isOver ? failureText(job) : null,
    createdAt: job.createdAtMs,
    processedAt: job.startedAtMs,
    finishedAt: job.finishedAtMs,
  };
}

/** Bodies of the GPU server's callbacks. Nothing is ever dropped here, so the counts of dropped frames are 0. */
export function callbackBody(
  event: 'progress' | 'done' | 'failed' | 'cancelled',
  job: Job,
  { atMs, filmUrl }: { readonly atMs: number; readonly filmUrl: string | null },
) {
  const common = { job_id: ecgIdOf(job), timestamp: isoTime(atMs) };
  if (event === 'done')
    return {
      ...common,
      status: 'completed',
      progress: 100,
      download_url: filmUrl,
      file_size: job.result?.sizeBytes ?? null,
      duration: job.result?.durationSeconds ?? null,
      average_fps:
        job.result && job.result.elapsedSeconds > 0 ? job.result.frames / job.result.elapsedSeconds : null,
    };
  if (event === 'progress')
    return {
      ...common,
      status: 'processing',
      progress: Math.round(job.progress.percent),
      message: phaseText(job),
      estimated_time_remaining: wholeSeconds(job.progress.etaSeconds),
      frames_processed: job.progress.frames,
      frames_dropped: 0,
      drop_rate: 0,
    };
  const code = event === 'cancelled' ? 'CANCELLED' : ecgErrorCode(job.failure?.code ?? 'internal');
  return {
    ...common,
    status: event,
    error_message: failureText(job) ?? event,
    error_code: code,
    details: job.failure ? { code: job.failure.code } : {},
  };
}

/** Areas of Cueframe's codes in that system's words, the first that fits. */
const CODES: readonly (readonly [RegExp, string])[] = [
  [/^job\.cancelled$/, 'CANCELLED'],
  [/^job\.not_found$/, 'JOB_NOT_FOUND'],
  [/^scenario\.unsupported$/, 'RENDER_VALIDATION_FAILED'],
  [/^scenario\./, 'SCENARIO_PARSE_ERROR'],
  [/^media\./, 'INVALID_VIDEO_FORMAT'],
  [/^job\.memory$/, 'GPU_MEMORY_INSUFFICIENT'],
  [/^(?:page\.timeout|segment\.stalled)$/, 'RENDERING_TIMEOUT'],
  [/^(?:storage\.|upload\.|disk\.|output\.)/, 'STORAGE_ACCESS_ERROR'],
  [/^(?:request|usage|feature|address|key)\b/, 'RENDER_VALIDATION_FAILED'],
  [/^quota\./, 'RENDER_QUOTA_EXCEEDED'],
  [/^rate\./, 'RENDER_RATE_LIMIT_EXCEEDED'],
];

export function ecgErrorCode(code: string): string {
  return CODES.find(([pattern]) => pattern.test(code))?.[1] ?? 'RENDER_ERROR';
}
