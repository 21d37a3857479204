import { readFileSync, writeFileSync } from 'node:fs';

const LOG_HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;

/** The two files of a database in WAL mode as they were at one moment. */
export type DatabaseFiles = { readonly main: Buffer; readonly log: Buffer };

export function readFiles(path: string): DatabaseFiles {
  return { main: readFileSync(path), log: readFileSync(`${path}-wal`) };
}

export function writeFiles(path: string, { main, log }: DatabaseFiles): void {
  writeFileSync(path, main);
  writeFileSync(`${path}-wal`, log);
}

/** Where the log ends that counts: frames of an earlier round, with other salts, may lie behind it. */
export function logEndBytes(log: Buffer): number {
  if (log.length < LOG_HEADER_BYTES) return 0;
  const frameBytes = FRAME_HEADER_BYTES + log.readUInt32BE(8);
  const salt = log.subarray(16, 24);
  let end = LOG_HEADER_BYTES;
  while (end + frameBytes <= log.length && log.subarray(end + 8, end + 16).equals(salt)) end += frameBytes;
  return end;
}

/** Whether the log after a write is a continuation of the one before, or was begun anew over it. */
export function isContinued(before: Buffer, after: Buffer): boolean {
  return (
    before.length >= LOG_HEADER_BYTES &&
    before.subarray(0, LOG_HEADER_BYTES).equals(after.subarray(0, LOG_HEADER_BYTES))
  );
}

/** Replaces `bytes` from `start` by noise. */
export function garble(buffer: Buffer, start: number, bytes: number, random: () => number): void {
  for (let at = Math.max(0, start); at < Math.min(buffer.length, start + bytes); at += 1)
    buffer[at] = Math.floor(random() * 256);
}
