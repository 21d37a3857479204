import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { readRange } from './byte-range.ts';
import { stampOf } from './file-stamp.ts';

/** A file that may be sent, and under which name it is saved where it is to be saved. */
export type ServedFile = {
  readonly path: string;
  readonly mediaType: string;
  /** Null: shown, not downloaded. */
  readonly downloadName: string | null;
  /** See `fileStamp`: served only while the file is still this one. Null: whatever it is by then. */
  readonly stamp: string | null;
};

/** An answer to a request for a file, before it is put into HTTP or Electron's words. */
export type FileReply = {
  readonly status: 200 | 206 | 404 | 416;
  readonly headers: Readonly<Record<string, string>>;
  /** Null: no body. Read or destroyed by the caller. */
  readonly body: Readable | null;
};

/** A file, or the part of it that `range` (the header) asks for. One that is gone, or is another by now, is 404. */
export async function replyWithFile(
  file: ServedFile | null,
  { range, isHead = false }: { readonly range: string | undefined; readonly isHead?: boolean },
): Promise<FileReply> {
  const info = file && (await stat(file.path, { bigint: true }).catch(() => null));
  const isSame = info !== null && (!file?.stamp || file.stamp === stampOf(info));
  if (!file || !isSame || !info.isFile()) return { status: 404, headers: {}, body: null };
  const common = {
    'accept-ranges': 'bytes',
    'content-type': file.mediaType,
    ...(file.downloadName !== null && { 'content-disposition': attachment(file.downloadName) }),
  };
  const sizeBytes = Number(info.size);
  const wanted = readRange(range, sizeBytes);
  if (wanted === 'unsatisfiable')
    return { status: 416, headers: { 'content-range': `bytes */${sizeBytes}` }, body: null };
  const { start, end } = wanted ?? { start: 0, end: sizeBytes - 1 };
  const headers = {
    ...common,
    'content-length': String(sizeBytes === 0 ? 0 : end - start + 1),
    ...(wanted && { 'content-range': `bytes ${start}-${end}/${sizeBytes}` }),
  };
  const body = isHead || sizeBytes === 0 ? null : createReadStream(file.path, { start, end });
  return { status: wanted ? 206 : 200, headers, body };
}

/** RFC 6266: a plain name for old programs, the true one encoded. */
function attachment(name: string): string {
  const plain = name.replace(/[^\w .()-]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`)}`;
}
