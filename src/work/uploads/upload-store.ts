import type { Upload } from './upload.ts';

/** What is known of uploads; the files are elsewhere. */
export interface UploadStore {
  add(upload: Upload): void;
  /** Null where there is none. */
  get(uploadId: string): Upload | null;
  /** The file is there. */
  complete(uploadId: string, facts: Pick<Upload, 'sizeBytes'>): void;
  remove(uploadId: string): void;
  /** Uploads made before `createdBeforeMs`; of one state, or all. */
  olderThan(createdBeforeMs: number, state?: Upload['state']): readonly Upload[];
}
