import { z } from 'zod';

/** `PATCH /tasks/{id}` */
export const titleSchema = z.object({ title: z.string().min(1).max(1000) });

/** `GET /tasks/` */
export const listSchema = z.object({ limit: z.coerce.number().int().min(1).max(500).default(500) });
