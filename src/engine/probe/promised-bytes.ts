import type { FileHandle } from 'node:fs/promises';

type Reader = Pick<FileHandle, 'read'>;

/** More boxes than any whole file has at its top; fragments of a day come to 43,200 at one in two seconds. */
const MOST_BOXES = 200_000;
/** Boxes that stand at the top of mp4 and mov; what else follows was added behind, tags of music players for example. */
const TOP_BOXES =
  /^(ftyp|moov|mdat|free|skip|wide|styp|pnot|PICT|moof|mfra|sidx|ssix|emsg|prft|meta|udta|uuid)$/;
const MATROSKA_MAGIC = 0x1a45dfa3;
const MATROSKA_SEGMENT = 0x18538067;

/**
 * How many bytes a file ought to have by its own container: mp4 and mov say it in each box, Matroska and WebM of their one
 * segment, AVI and WAV of each RIFF list. A whole file may have more (what was added behind). Null where the container does not say, as
 * recordings that were never ended do not.
 */
export async function promisedBytes(file: Reader, sizeBytes: number): Promise<number | null> {
  const head = await readAt(file, 0, 12);
  if (head.length < 12) return null;
  if (head.readUInt32BE(0) === MATROSKA_MAGIC) return matroskaEnd(file);
  if (head.toString('latin1', 0, 4) === 'RIFF') return chainEnd(file, sizeBytes, riffList);
  return TOP_BOXES.test(head.toString('latin1', 4, 8)) ? chainEnd(file, sizeBytes, isoBox) : null;
}

/** Follows sizes from part to part until the file ends, or what follows is no part. */
async function chainEnd(
  file: Reader,
  sizeBytes: number,
  sizeOf: (header: Buffer) => number | null,
): Promise<number | null> {
  let at = 0;
  for (let box = 0; box < MOST_BOXES && at + 8 <= sizeBytes; box += 1) {
    const size = sizeOf(await readAt(file, at, 16));
    if (size === null) return at === 0 ? null : at;
    at += size;
  }
  return at;
}

/** A box of ISO 14496-12; null where it reaches to the end of the file, or is none. */
function isoBox(header: Buffer): number | null {
  if (!TOP_BOXES.test(header.toString('latin1', 4, 8))) return null;
  const size = header.readUInt32BE(0);
  if (size === 1) return header.length < 16 ? null : Number(header.readBigUInt64BE(8));
  return size < 8 ? null : size;
}

/** A list of RIFF, or of its continuation in large AVIs; null where its size was never filled in. */
function riffList(header: Buffer): number | null {
  if (header.toString('latin1', 0, 4) !== 'RIFF') return null;
  const size = header.readUInt32LE(4);
  return size === 0 || size === 0xffffffff ? null : 8 + size;
}

/** The EBML header, then the segment; null where the segment's size is open. */
async function matroskaEnd(file: Reader): Promise<number | null> {
  const header = ebmlSize(await readAt(file, 4, 8));
  if (!header) return null;
  const segmentAt = 4 + header.lengthBytes + header.value;
  const segment = await readAt(file, segmentAt, 12);
  if (segment.length < 5 || segment.readUInt32BE(0) !== MATROSKA_SEGMENT) return null;
  const size = ebmlSize(segment.subarray(4));
  return size && segmentAt + 4 + size.lengthBytes + size.value;
}

/** A number of EBML (RFC 8794) and its length; null where it stands for an unknown size. */
function ebmlSize(bytes: Buffer): { readonly value: number; readonly lengthBytes: number } | null {
  const lengthBytes = Math.clz32(bytes[0] ?? 0) - 23;
  if (lengthBytes > 8 || bytes.length < lengthBytes) return null;
  let value = (bytes[0] ?? 0) - 2 ** (8 - lengthBytes);
  for (const byte of bytes.subarray(1, lengthBytes)) value = value * 256 + byte;
  return value === 2 ** (7 * lengthBytes) - 1 ? null : { value, lengthBytes };
}

async function readAt(file: Reader, position: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
