import { rm } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { linkOrCopy } from '../../base/files/link-or-copy.ts';
import type { SegmentStore } from '../cache/segment-store.ts';
import type { NamedSegment } from '../segments/segment-task.ts';
import type { SegmentFile } from './render-segment.ts';

/**
 * A kept segment as a file of this render's own in `workDir`, so that nothing another process evicts can hurt; null
 * where it is not kept. Throws what the disk throws.
 */
export async function takeCached(
  segment: NamedSegment,
  { store, workDir }: { readonly store: SegmentStore; readonly workDir: string },
): Promise<(SegmentFile & { readonly sha256: string }) | null> {
  const stored = await store.find(segment.fingerprint, segment.endFrame - segment.startFrame);
  if (!stored) return null;
  const fileName = `segment-${String(segment.index).padStart(5, '0')}.cached${extname(stored.path)}`;
  try {
    await linkOrCopy(stored.path, join(workDir, fileName));
  } catch (error) {
    await rm(join(workDir, fileName), { force: true });
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null; // evicted since it was found
    throw error;
  }
  return { segment, fileName, packets: stored.packets, sha256: stored.sha256 };
}
