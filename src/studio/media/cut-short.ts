import { open, type FileHandle } from 'node:fs/promises';

const MOST_BOXES = 1000;
const EBML = 0x1a45dfa3;
const SEGMENT = 0x18538067;

/**
 * Whether an mp4, mov, mkv or webm ends before its own parts do: copying or downloading stopped early, and what is there may
 * still be read. False for every other kind, and where the file does not say.
 */
export async function isCutShort(path: string, sizeBytes: number): Promise<boolean> {
  const file = await open(path).catch(() => null);
  if (!file) return false;
  try {
    const head = await bytesAt(file, 0, 8);
    if (head.length < 8) return false;
    if (head.readUInt32BE(0) === EBML) return (await matroskaEnd(file)) > sizeBytes;
    return head.toString('latin1', 4, 8) === 'ftyp' && (await boxesEnd(file, sizeBytes)) > sizeBytes;
  } finally {
    await file.close();
  }
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

/** Where the last box at the top of an ISO file ends (ISO 14496-12, 4.2). */
async function boxesEnd(file: FileHandle, sizeBytes: number): Promise<number> {
  let at = 0;
  for (let count = 0; count < MOST_BOXES && at + 8 <= sizeBytes; count += 1) {
    const head = await bytesAt(file, at, 16);
    const short = head.readUInt32BE(0);
    if (short === 0) return sizeBytes; // to the end of the file
    const size = short === 1 && head.length === 16 ? Number(head.readBigUInt64BE(8)) : short;
    if (size < 8) return sizeBytes; // not of this kind
    at += size;
  }
  return at;
}

/** Where the segment of a Matroska file ends (RFC 8794, 4 and 6); 0 where it does not say. */
async function matroskaEnd(file: FileHandle): Promise<number> {
  const head = await bytesAt(file, 0, 512);
  const first = elementSize(head, 4);
  if (!first || first.size === null) return 0;
  const segmentAt = first.end + first.size;
  if (segmentAt + 12 > head.length || head.readUInt32BE(segmentAt) !== SEGMENT) return 0;
  const segment = elementSize(head, segmentAt + 4);
  return segment?.size ? segment.end + segment.size : 0;
}

/** A size of 1 to 8 bytes, whose leading zeros say how many; all ones: not known. */
function elementSize(
  head: Buffer,
  at: number,
): { readonly size: number | null; readonly end: number } | null {
  const first = head[at] ?? 0;
  const length = Math.clz32(first) - 23;
  if (length > 8 || at + length > head.length) return null;
  let size = first & (0xff >> length);
  let isUnknown = size === 0xff >> length;
  for (let index = 1; index < length; index += 1) {
    const byte = head[at + index] ?? 0;
    isUnknown &&= byte === 0xff;
    size = size * 256 + byte;
  }
  return { size: isUnknown ? null : size, end: at + length };
}
