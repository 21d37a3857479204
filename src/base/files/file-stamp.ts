import type { BigIntStats } from 'node:fs';
import { stat } from 'node:fs/promises';

/** Size and time of last change: while both stay, the file is taken for the same. */
export function stampOf({ size, mtimeNs }: Pick<BigIntStats, 'size' | 'mtimeNs'>): string {
  return `${size} ${mtimeNs}`;
}

/** Null where there is no file, or it may not be looked at. */
export async function fileStamp(path: string): Promise<string | null> {
  const info = await stat(path, { bigint: true }).catch(() => null);
  return info && stampOf(info);
}
