import type { Upload } from '../../work/uploads/upload.ts';
import type { Uploads } from '../../work/uploads/uploads.ts';
import { StudioError } from '../../shared/errors.ts';
import { maySee, sightOf, type Caller } from '../http/caller.ts';

/** The upload, if the caller may see it. Throws `upload.not_found`. */
export function ownUpload(uploads: Uploads, uploadId: string, caller: Caller): Upload {
  const upload = uploads.get(uploadId);
  if (upload && maySee(sightOf(caller), upload.owner)) return upload;
  throw new StudioError('upload.not_found', `there is no upload ${uploadId}`, { details: { uploadId } });
}
