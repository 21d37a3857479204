import type { StreamPackets } from '../check/packet-list.ts';

/** A finished segment as it is kept: named by its fingerprint, never changed. */
export type StoredSegment = {
  /** Absolute path of the segment's file. Another process may evict it at any time: link or copy it, then use it. */
  readonly path: string;
  /** SHA-256 of the file, hex. */
  readonly sha256: string;
  readonly sizeBytes: number;
  /** The packets it was proved with; what the joined film is compared with. */
  readonly packets: StreamPackets;
};

/** A segment that was rendered and proved. */
export type FinishedSegment = {
  readonly path: string;
  /** SHA-256 of the file, hex. */
  readonly sha256: string;
  readonly packets: StreamPackets;
};

/**
 * Finished segments by fingerprint. What `keep` has returned survives a crash and a power cut; what `find` returns was
 * checked against its digest just now.
 *
 * A second decode is not needed: the segment was decoded and counted before it was kept, the digest says that it is the
 * same file, and the joined film is compared with `packets` one by one.
 */
export interface SegmentStore {
  /**
   * Whether `find` would probably give it: its record is there and its file has the size it should. Reads no segment, however
   * large, and does not count as use. A file that was damaged without changing its size shows only when it is found.
   */
  has(fingerprint: string, expectedFrames: number): Promise<boolean>;
  /** Null where it is not kept, or was damaged (then it is removed). */
  find(fingerprint: string, expectedFrames: number): Promise<StoredSegment | null>;
  /** Links the file in (same disk) or copies it; the file given stays where it is. Kept already: the one there wins. */
  keep(fingerprint: string, file: FinishedSegment): Promise<StoredSegment>;
}
