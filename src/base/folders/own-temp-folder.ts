import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { removeWithUs } from '../process/last-will.ts';

/** A browser's sockets stand below this folder, and the path of a socket has at most 104 bytes (macOS). */
const LONGEST_PATH_BYTES = 60;

/**
 * Temporary files of this process, the browser's profiles among them, go to a folder in `workDir`, so that nothing of them
 * outlives it, not even after SIGKILL. The function given back removes the folder.
 */
export async function useOwnTempFolder(workDir: string): Promise<() => Promise<void>> {
  const folder = join(workDir, 'tmp');
  if (process.platform === 'win32' || Buffer.byteLength(folder) > LONGEST_PATH_BYTES) return async () => {};
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const will = removeWithUs(folder);
  const { TMPDIR: before } = process.env;
  process.env['TMPDIR'] = folder;
  return async () => {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    will.keep();
  };
}
