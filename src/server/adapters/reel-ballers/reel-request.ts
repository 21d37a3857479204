import { z } from 'zod';
import { REEL_TYPES } from '../../../shared/import/reel-ballers/reel-params.ts';

const name = z.union([z.string().min(1).max(200), z.int()]).transform(String);

/** `POST /api/jobs` */
export const jobSchema = z.object({
  project_id: name,
  type: z.enum(REEL_TYPES),
  input_video_key: z.string().min(1).max(4096),
  params: z.looseObject({}).default({}),
  callback_url: z.url().optional(),
});
/** `POST /overlay` and `/framing`: the video is the one uploaded last for the project, or named as an extension. */
export const exportSchema = z.looseObject({
  project_id: name,
  clip_index: z.int().min(0).optional(),
  input_video_key: z.string().min(1).max(4096).optional(),
});
/** `POST /api/export/render-overlay` and `/render`, with what the original has in its database. */
export const renderSchema = z.looseObject({
  project_id: name,
  export_id: z.string().min(1).max(200),
  input_video_key: z.string().min(1).max(4096).optional(),
});
/** `POST /api/exports` */
export const newExportSchema = z.object({
  project_id: name,
  type: z.enum(REEL_TYPES),
  config: z.looseObject({}).default({}),
});
/** `GET /api/exports/recent` */
export const recentSchema = z.object({ hours: z.coerce.number().int().min(1).max(168).default(24) });

/** `POST /api/videos/upload-url` */
export const uploadUrlSchema = z.object({
  filename: z.string().min(1).max(1000),
  content_type: z.string().default('video/mp4'),
  job_id: z.string().min(1).max(200).nullish(),
  project_id: name.optional(),
});
