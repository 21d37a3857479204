import { StudioError } from '../../shared/errors.ts';
import { BUCKET_PATTERN } from '../../shared/storage/s3-settings.ts';

const LONGEST_KEY_BYTES = 1024;
const ID = /^[A-Za-z0-9_-]{1,128}$/;
const EXTENSION = /^[a-z0-9]{1,8}$/;
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f]/;

/** Where an upload's file is kept: `inputs/UPLOAD_ID/NAME`. The name is made safe; the id must be one of ours. */
export function inputKey(uploadId: string, fileName: string): string {
  return `${inputFolder(uploadId)}${asciiFileName(fileName)}`;
}

/** What all keys of an upload begin with. */
export function inputFolder(uploadId: string): string {
  return `inputs/${id(uploadId)}/`;
}

/** Where a job's film is kept: `outputs/JOB_ID.EXT`. `extension` without its dot. */
export function outputKey(jobId: string, extension: string): string {
  if (!EXTENSION.test(extension)) throw refused(`${JSON.stringify(extension)} is no file ending`);
  return `outputs/${id(jobId)}.${extension}`;
}

export type S3Place = { readonly bucket: string; readonly key: string };

/** Exactly `s3://bucket/key`: nothing is decoded, so `%20` and `?` are part of the key. Throws `request.invalid`. */
export function parseS3Url(text: string): S3Place {
  const match = /^s3:\/\/([^/]+)\/(.+)$/.exec(text);
  const [, bucket = '', key = ''] = match ?? [];
  if (!match || !BUCKET_PATTERN.test(bucket) || bucket.includes('..'))
    throw refused(`${JSON.stringify(text)} is not of the form s3://bucket/key`);
  return { bucket, key: checkKey(key) };
}

export function isS3Url(text: string): boolean {
  try {
    parseS3Url(text);
    return true;
  } catch {
    return false;
  }
}

export function s3Url({ bucket, key }: S3Place): string {
  return `s3://${bucket}/${key}`;
}

/** The key itself, if every store can keep it: no empty, `.` or `..` part, no backslash, no control character, 1-1024 bytes. */
export function checkKey(key: string): string {
  const parts = key.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..'))
    throw refused(`the key ${JSON.stringify(key)} has an empty, "." or ".." part`);
  if (CONTROL.test(key) || key.includes('\\'))
    throw refused(`the key ${JSON.stringify(key)} has a control character or backslash`);
  if (Buffer.byteLength(key) > LONGEST_KEY_BYTES)
    throw refused(`a key has at most ${LONGEST_KEY_BYTES} bytes, this one ${Buffer.byteLength(key)}`);
  return key;
}

/** The last part of a name somebody gave, with only letters, digits, dot, hyphen and underscore; at most 100 characters. */
export function asciiFileName(fileName: string): string {
  const last = fileName.split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[.-]+/, '');
  // the end is kept: it holds the ending, by which programs know the format
  return clean.slice(-100).replace(/^[.-]+/, '') || 'file';
}

function id(text: string): string {
  if (!ID.test(text)) throw refused(`${JSON.stringify(text)} is no id: 1-128 letters, digits, - and _`);
  return text;
}

function refused(message: string): StudioError {
  return new StudioError('request.invalid', message);
}
