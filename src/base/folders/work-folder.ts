import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { StudioError } from '../../shared/errors.ts';
import { removeWithUs } from '../process/last-will.ts';

/** Runs `work` with a private folder inside `tempDir` (mode 0700) that is gone afterwards, however it ended, even by SIGKILL. */
export async function withWorkFolder<T>(tempDir: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdir(tempDir, { recursive: true })
    .then(() => mkdtemp(join(tempDir, 'cueframe-')))
    .catch((error: unknown) => {
      const code = (error as NodeJS.ErrnoException).code === 'ENOSPC' ? 'disk.full' : 'output.not_writable';
      throw new StudioError(code, `no temporary folder could be made in ${tempDir}`, { cause: error });
    });
  const will = removeWithUs(folder);
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    will.keep();
  }
}
