import { StudioError } from '../../shared/errors.ts';
import type { UploadStore } from './upload-store.ts';
import type { Upload } from './upload.ts';

/** Throws `upload.not_found`. */
export function knownUpload(store: UploadStore, uploadId: string): Upload {
  const upload = store.get(uploadId);
  if (upload) return upload;
  throw new StudioError('upload.not_found', `there is no upload ${uploadId}`, { details: { uploadId } });
}
