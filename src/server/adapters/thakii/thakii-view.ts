import { z } from 'zod';
import type { StudioError } from '../../../shared/errors.ts';

import { failureText, isoTime, statusWord } from '../status-words.ts';
import type { Job } from '../../../shared/job/job.ts';

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

/** Why a lecture that has arrived is said to have failed: in their words only that is no waiting that never ends. */
const NO_PDF = 'Cueframe makes no PDF of a lecture yet; the video is kept';

/** `GET /status/<id>` of a lecture, and its line in a list. */
export function videoStatus(id: string, video: ThakiiVideo, createdAtMs: number) {
  const hasCome = video.uploadId !== null;
  return {
    ...facts(id, video, createdAtMs),
    status: hasCome ? 'failed' : 'in_queue',
    ...(hasCome ? { error: NO_PDF, error_message: NO_PDF } : {}),
  };
}

/** What sending a lecture answers: that has succeeded, whatever comes of it. */
export function uploadReply(id: string, video: ThakiiVideo, createdAtMs: number) {
  const { uploadId } = video;
  return {
    ...facts(id, video, createdAtMs),
    status: uploadId === null ? 'in_queue' : 'uploaded',
    message: uploadId === null ? 'Video announced' : `Video uploaded. ${NO_PDF}`,
    s3_key: uploadId === null ? null : `upload://${uploadId}`,
  };
}

function facts(id: string, video: ThakiiVideo, createdAtMs: number) {
  const at = isoTime(createdAtMs);
  return {
    ...{ id, video_id: id, filename: video.filename, video_name: video.filename },
    ...{ upload_date: at, date: at, created_at: at, updated_at: at },
    size: video.sizeBytes,
    user_id: video.userId,
    user_email: video.userEmail,
    pdf_ready: false,
  };
}

/** A job of Cueframe in the same form; it gives a film and no PDF. */
export function jobStatus(job: Job, downloadUrl: string | null) {
  const error = failureText(job);
  return {
    video_id: job.id,
    status: statusWord(job.state, 'thakii'),
    filename: job.request.title ?? job.id,
    upload_date: isoTime(job.createdAtMs),
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
