import type { Database } from '../database/database.ts';
import type { Upload } from './upload.ts';
import type { UploadStore } from './upload-store.ts';

type Row = {
  readonly id: string;
  readonly owner: string;
  readonly name: string;
  readonly state: Upload['state'];
  readonly media_type: string | null;
  readonly size_bytes: number | null;
  readonly sha256: string | null;
  readonly location: string;
  readonly created_at_ms: number;
};

/** Uploads in the database of the jobs. */
export function createSqliteUploadStore(database: Database): UploadStore {
  return {
    add: (upload) =>
      void database.run(
        `INSERT INTO uploads (id, owner, name, state, media_type, size_bytes, sha256, location, created_at_ms)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        ...[upload.id, upload.owner, upload.name, upload.state, upload.mediaType],
        ...[upload.sizeBytes, upload.sha256, upload.location, upload.createdAtMs],
      ),
    get(uploadId) {
      const row = database.get<Row>('SELECT * FROM uploads WHERE id = ?', uploadId);
      return row ? toUpload(row) : null;
    },
    complete: (uploadId, { sizeBytes }) =>
      void database.run(
        "UPDATE uploads SET state = 'complete', size_bytes = ? WHERE id = ?",
        sizeBytes,
        uploadId,
      ),
    remove: (uploadId) => void database.run('DELETE FROM uploads WHERE id = ?', uploadId),
    olderThan: (createdBeforeMs, state) =>
      database
        .all<Row>(
          'SELECT * FROM uploads WHERE created_at_ms < ? AND (? IS NULL OR state = ?)',
          ...[createdBeforeMs, state ?? null, state ?? null],
        )
        .map(toUpload),
  };
}

function toUpload(row: Row): Upload {
  return {
    id: row.id,
    owner: row.owner,
    name: row.name,
    state: row.state,
    mediaType: row.media_type,
    sizeBytes: row.size_bytes,
    sha256: row.sha256,
    location: row.location,
    createdAtMs: row.created_at_ms,
  };
}
