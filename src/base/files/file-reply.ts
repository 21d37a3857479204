import { createReadStream, type BigIntStats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { zipOfFolder } from '../archive/zip-folder.ts';
import { readRange } from './byte-range.ts';
import { stampOf } from './file-stamp.ts';

/** Of an archive; a folder that has it is sent as one. */
export const ZIP_TYPE = 'application/zip';

/** A file or folder that may be sent, and under which name it is saved where it is to be saved. */
export type ServedFile = {
  readonly path: string;
  readonly mediaType: string;
  /** Null: shown, not downloaded. */
  readonly downloadName: string | null;
  /** See `fileStamp`: served only while the file is still this one. Null: whatever it is by then. */
  readonly stamp: string | null;
};

/** What a request says of the file it asks for, header by header; undefined: nothing. */
export type FileRequest = {
  readonly range?: string | undefined;
  readonly ifRange?: string | undefined;
  readonly ifNoneMatch?: string | undefined;
  readonly ifModifiedSince?: string | undefined;
  readonly isHead?: boolean;
};

/** An answer to a request for a file, before it is put into HTTP or Electron's words. */
export type FileReply = {
  readonly status: 200 | 206 | 304 | 404 | 416;
  readonly headers: Readonly<Record<string, string>>;
  /** Null: no body. Read or destroyed by the caller. */
  readonly body: Readable | null;
};

/**
 * A file, the part of it that is asked for, or that it is still what the asker has (RFC 9110, 13). One that is gone, or is
 * another by now, is 404.
 */
export async function replyWithFile(file: ServedFile | null, request: FileRequest): Promise<FileReply> {
  const info = file && (await stat(file.path, { bigint: true }).catch(() => null));
  const isSame = info !== null && (!file?.stamp || file.stamp === stampOf(info));
  if (file && info?.isDirectory() && file.mediaType === ZIP_TYPE) return replyWithFolder(file, request);
  if (!file || !isSame || !info.isFile()) return { status: 404, headers: {}, body: null };
  const version = versionOf(info);
  if (isUnchanged(request, version)) return { status: 304, headers: version, body: null };
  const common = {
    ...version,
    'accept-ranges': 'bytes',
    'content-type': file.mediaType,
    ...(file.downloadName !== null && { 'content-disposition': attachment(file.downloadName) }),
  };
  const sizeBytes = Number(info.size);
  const wanted = isOfVersion(request.ifRange, version) ? readRange(request.range, sizeBytes) : null;
  if (wanted === 'unsatisfiable')
    return { status: 416, headers: { 'content-range': `bytes */${sizeBytes}` }, body: null };
  const { start, end } = wanted ?? { start: 0, end: sizeBytes - 1 };
  const headers = {
    ...common,
    'content-length': String(sizeBytes === 0 ? 0 : end - start + 1),
    ...(wanted && { 'content-range': `bytes ${start}-${end}/${sizeBytes}` }),
  };
  const hasBody = !request.isHead && sizeBytes > 0;
  return {
    status: wanted ? 206 : 200,
    headers,
    body: hasBody ? createReadStream(file.path, { start, end }) : null,
  };
}

/** A folder that is named as an archive: its files in one, made while it is sent, and so without ranges. */
async function replyWithFolder({ path, downloadName }: ServedFile, request: FileRequest): Promise<FileReply> {
  const name = downloadName ?? `${basename(path)}.zip`;
  const zip = await zipOfFolder(path, name.replace(/\.zip$/i, ''));
  if (!zip) return { status: 404, headers: {}, body: null };
  const headers = {
    'accept-ranges': 'none',
    'content-type': ZIP_TYPE,
    'content-disposition': attachment(name),
    'content-length': String(zip.sizeBytes),
  };
  return { status: 200, headers, body: request.isHead ? null : zip.open() };
}

type Version = { readonly etag: string; readonly 'last-modified': string };

/** Nanoseconds make the tag a strong one: no two contents of a file have the same. */
function versionOf({ size, mtimeNs, mtime }: BigIntStats): Version {
  return { etag: `"${size.toString(16)}-${mtimeNs.toString(16)}"`, 'last-modified': mtime.toUTCString() };
}

/** The date counts only where no tag is given. */
function isUnchanged({ ifNoneMatch, ifModifiedSince }: FileRequest, version: Version): boolean {
  if (ifNoneMatch === undefined)
    return Date.parse(version['last-modified']) <= Date.parse(ifModifiedSince ?? '');
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(version.etag);
}

/** Whether the part that was asked for is still one of the same file. Of a date, only the very one is. */
function isOfVersion(ifRange: string | undefined, version: Version): boolean {
  return ifRange === undefined || ifRange === version.etag || ifRange === version['last-modified'];
}

/** RFC 6266: a plain name for old programs, the true one encoded. */
function attachment(name: string): string {
  const plain = name.replace(/[^\w .()-]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`)}`;
}
