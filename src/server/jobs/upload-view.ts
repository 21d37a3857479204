import type { z } from 'zod';
import { UPLOAD_SCHEME, type Upload } from '../../work/uploads/upload.ts';
import type { uploadSchema } from '../../shared/contract/api/upload-schemas.ts';

/** An upload as the API shows it: with the source a job names it by, without where it lies. */
export function uploadView({ location: _place, ...upload }: Upload): z.infer<typeof uploadSchema> {
  return { ...upload, source: `${UPLOAD_SCHEME}${upload.id}` };
}
