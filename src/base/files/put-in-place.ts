import { randomUUID } from 'node:crypto';
import { rm, utimes, writeFile } from 'node:fs/promises';
import { commitFile, commitFirst } from './commit-file.ts';
import { linkOrCopy } from './link-or-copy.ts';

/** Files that have not their names yet, or were left behind by a crash. */
export const DRAFT_ENDING = '.draft';

/** Gives `to` the content of `from` in one step; what had the name before is replaced. */
export async function putInPlace(from: string, to: string): Promise<void> {
  const draft = draftOf(to);
  try {
    await linkOrCopy(from, draft);
    await commitFile(draft, to);
  } finally {
    await rm(draft, { force: true });
  }
}

/**
 * Writes a file in one step, readable by its owner alone; false where another process was first. What has the name is
 * whole and on the disk, whenever this process ends.
 */
export async function putFirst(path: string, text: string, modifiedAtMs = Date.now()): Promise<boolean> {
  const draft = draftOf(path);
  try {
    await writeFile(draft, text, { mode: 0o600 });
    const modified = new Date(modifiedAtMs);
    await utimes(draft, modified, modified);
    return await commitFirst(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
}

function draftOf(path: string): string {
  return `${path}.${randomUUID().slice(0, 8)}${DRAFT_ENDING}`;
}
