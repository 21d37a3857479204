const MIB = 1024 * 1024;
/** S3's limits. */
const MOST_PARTS = 10_000;
const LARGEST_PART_BYTES = 5 * 1024 * MIB;
export const USUAL_PART_BYTES = 8 * MIB;

/** One part of a file; numbers begin at 1. Half-open: `endByte` is not included. */
export type PartSpan = { readonly number: number; readonly startByte: number; readonly endByte: number };

/** Size of the parts of a file of at most `sizeBytes`: `leastBytes`, or more whole MiB where 10,000 parts would not do. */
export function partSizeBytes(sizeBytes: number, leastBytes = USUAL_PART_BYTES): number {
  const neededBytes = Math.ceil(sizeBytes / MOST_PARTS);
  if (neededBytes <= leastBytes) return leastBytes;
  return Math.min(LARGEST_PART_BYTES, Math.ceil(neededBytes / MIB) * MIB);
}

/** All parts but the last are equal, as R2 demands. A file without bytes has one part without bytes. */
export function splitIntoParts(sizeBytes: number, partBytes: number): readonly PartSpan[] {
  const count = Math.max(1, Math.ceil(sizeBytes / partBytes));
  return Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    startByte: index * partBytes,
    endByte: Math.min(sizeBytes, (index + 1) * partBytes),
  }));
}

/** The parts after the first that a growing file of `sizeBytes` so far holds whole; the first is written again last. */
export function settledParts(sizeBytes: number, partBytes: number): readonly PartSpan[] {
  return splitIntoParts(sizeBytes, partBytes).filter(
    ({ number, startByte, endByte }) => number > 1 && endByte - startByte === partBytes,
  );
}
