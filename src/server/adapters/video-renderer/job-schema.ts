import { z } from 'zod';

const name = z.string().min(1).max(200);

/** `POST /api/v1/render/jobs` */
export const jobSchema = z.object({
  projectId: name,
  userId: name,
  priority: z.int().min(1).max(10).default(5),
  callbackUrl: z.url().optional(),
});
