import { z } from 'zod';
import type { StudioError } from '../../../shared/errors.ts';

import { failureText, isoTime, statusWord } from '../status-words.ts';
import type { ListedJob } from '../listed-job.ts';

/** `POST /upload` as JSON: the file follows. */
export const uploadSchema = z.object({
  filename: z.string().min(1).max(1000),
  user_id: z.string().min(1).max(200),
  size: z.number().min(0).optional(),
  content_type: z.string().default('video/mp4'),
  user_email: z.string().max(400).optional(),
});

export type ThakiiVideo = {
  readonly filename: string;
  readonly userId: string;
  readonly userEmail: string | null;
  readonly sizeBytes: number | null;
  /** Null until the file arrived. */
  readonly uploadId: string | null;
};

/** `GET /status/<id>` of a lecture. */
export function videoStatus(id: string, video: ThakiiVideo, createdAtMs: number) {
  return {
    video_id: id,
    status: video.uploadId === null ? 'in_queue' : 'uploaded',
    filename: video.filename,
    created_at: isoTime(createdAtMs),
    updated_at: isoTime(createdAtMs),
    size: video.sizeBytes,
    user_id: video.userId,
    user_email: video.userEmail,
    pdf_ready: false,
  };
}

/** A job of Cueframe in the same form; it gives a film and no PDF. */
export function jobStatus(job: ListedJob, downloadUrl: string | null) {
  const error = failureText(job);
  return {
    video_id: job.id,
    status: statusWord(job.state, 'thakii'),
    filename: job.request.title ?? job.id,
    created_at: isoTime(job.createdAtMs),
    updated_at: isoTime(job.finishedAtMs ?? job.startedAtMs ?? job.createdAtMs),
    size: job.result?.sizeBytes ?? null,
    user_id: job.request.owner,
    user_email: null,
    ...(error === null ? {} : { error }),
    pdf_ready: false,
    ...(downloadUrl === null ? {} : { download_url: downloadUrl }),
  };
}

export function thakiiError({ code, message, details }: StudioError): object {
  return { error: message, code, details };
}
