import type { StudioError } from '../../../shared/errors.ts';
import type { Job } from '../../../shared/job/job.ts';
import { failureText, isoTime, phaseText, statusWord } from '../status-words.ts';
import { clockSeconds, clockText } from '../../../shared/import/supoclip/task-schema.ts';
import type { TaskBody } from '../../../shared/import/supoclip/task-schema.ts';

/** A task with its jobs, one for each clip in order. */
export type Task = {
  readonly id: string;
  readonly owner: string | null;
  readonly createdAtMs: number;
  /** Null for a job of the native API shown as a task. */
  readonly body: TaskBody | null;
  readonly jobs: readonly Job[];
};

/** The state of all jobs together: an error of one is told only when the others are through. */
export function taskStatus({ jobs }: Pick<Task, 'jobs'>): string {
  const states = jobs.map(({ state }) => state);
  if (states.some((state) => state === 'running')) return 'processing';
  if (states.some((state) => state === 'queued' || state === 'paused'))
    return states.some((state) => state === 'done') ? 'processing' : 'queued';
  if (states.includes('failed')) return statusWord('failed', 'supoclip');
  if (states.includes('cancelled')) return statusWord('cancelled', 'supoclip');
  return statusWord('done', 'supoclip');
}

export function taskProgress({ jobs }: Pick<Task, 'jobs'>): number {
  const sum = jobs.reduce((total, { progress }) => total + progress.percent, 0);
  return jobs.length === 0 ? 0 : Math.round(sum / jobs.length);
}

function message({ jobs }: Task): string {
  const active =
    jobs.find(({ state }) => state === 'running') ??
    jobs.find(({ state }) => state !== 'done') ??
    jobs.at(-1);
  const text = active ? phaseText(active) : '';
  return active && jobs.length > 1 ? `Clip ${jobs.indexOf(active) + 1} of ${jobs.length}: ${text}` : text;
}

export function taskView(task: Task) {
  const { body, jobs } = task;
  const url = body?.source.url ?? '';
  const failed = jobs.find(({ state }) => state === 'failed');
  return {
    id: task.id,
    task_id: task.id,
    user_id: task.owner,
    source_title: body?.source.title ?? jobs[0]?.request.title ?? null,
    source_type: /(?:youtube\.com|youtu\.be)\//.test(url) ? 'youtube' : 'video_url',
    status: taskStatus(task),
    progress: taskProgress(task),
    progress_message: message(task),
    font_family: body?.font_options.font_family ?? null,
    font_size: body?.font_options.font_size ?? null,
    font_color: body?.font_options.font_color ?? null,
    caption_template: body?.caption_template ?? null,
    include_broll: body?.include_broll ?? false,
    processing_mode: body?.processing_mode ?? null,
    error_code: failed?.failure?.code ?? null,
    stage_timings_json: null,
    cache_hit:
      jobs.length > 0 && jobs.every(({ result }) => result !== null && result.segmentsRendered === 0),
    clips_count: jobs.filter(({ state }) => state === 'done').length,
    created_at: isoTime(task.createdAtMs),
  };
}

/** A finished clip. Scores are the caller's own, or 0: Cueframe rates nothing. */
export function clipView(task: Task, job: Job, fileUrl: string) {
  const index = task.jobs.findIndex(({ id }) => id === job.id);
  const segment = task.body?.most_relevant_segments?.[index];
  const [start, end] = segment
    ? [clockSeconds(segment.start_time), clockSeconds(segment.end_time)]
    : [0, job.result?.durationSeconds ?? 0];
  const virality = (segment?.virality ?? {}) as Record<string, number | string | undefined>;
  const relevance = segment?.relevance_score ?? 0;
  return {
    id: job.id,
    task_id: task.id,
    filename: `clip_${index + 1}.${job.request.format}`,
    file_path: fileUrl,
    video_url: `/tasks/${task.id}/clips/${job.id}/file`, // the front end puts its own way to the server before it
    start_time: clockText(start),
    end_time: clockText(end),
    duration: job.result?.durationSeconds ?? end - start,
    text: segment?.text ?? segment?.segment ?? '',
    relevance_score: relevance > 1 ? relevance / 100 : relevance,
    reasoning: segment?.reasoning ?? '',
    clip_order: index + 1,
    virality_score: virality['total_score'] ?? 0,
    hook_score: virality['hook_score'] ?? 0,
    engagement_score: virality['engagement_score'] ?? 0,
    value_score: virality['value_score'] ?? 0,
    shareability_score: virality['shareability_score'] ?? 0,
    hook_type: virality['hook_type'] ?? 'none',
    hook_title: job.request.title,
    created_at: isoTime(job.createdAtMs),
    updated_at: isoTime(job.finishedAtMs),
  };
}

/** An event of `GET /tasks/{id}/progress`. */
export function progressEvent(task: Task) {
  const { status, progress, progress_message } = taskView(task);
  const error = task.jobs.map(failureText).find((text) => text !== null);
  return { task_id: task.id, status, progress, message: error ?? progress_message };
}

export function supoclipError({ code, message: detail, details }: StudioError): object {
  return { detail, error_code: code, details };
}
