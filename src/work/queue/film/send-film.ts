import type { OutputFormat } from '../../../shared/plan/plan.ts';
import type { JobResult } from '../../../shared/job/job.ts';
import { canUploadWhileJoining } from '../../storage/can-upload-while-joining.ts';
import type { GrowingUpload } from '../../storage/object-store.ts';
import type { FindFilmStore } from './job-services.ts';

export type FilmSending = {
  /** The film grows at this path from now on, to at most `mostBytes`. What goes wrong meanwhile `finish` makes up for. */
  begin(this: void, growingPath: string, mostBytes: number): void;
  /** Sends the verified film at `path`, or what is missing of it. Throws `upload.failed`; the film itself stays. */
  finish(path: string, film: Pick<JobResult, 'sha256'>): Promise<void>;
  /** Gives up: nothing is left at the store. Harmless after `finish`. */
  abort(): Promise<void>;
};

/** One attempt's upload of its film to `to`, begun while the film is joined where its format allows. */
export async function sendFilm(
  to: string,
  options: {
    readonly filmStore: FindFilmStore;
    readonly format: OutputFormat;
    readonly onProgress: (ratio: number) => void;
    readonly signal: AbortSignal;
  },
): Promise<FilmSending> {
  const { filmStore, format, onProgress, signal } = options;
  const { store, key } = await filmStore(to);
  let growing: GrowingUpload | null = null;
  let isWhole = false;
  const sending = {
    signal,
    // while the film grows nobody knows how much of it was sent
    onProgress: (doneBytes: number, totalBytes: number) => {
      if (isWhole) onProgress(totalBytes > 0 ? doneBytes / totalBytes : 1);
    },
  };
  return {
    begin(growingPath, mostBytes) {
      // joined once more in the same place: what was sent of the first is compared at the end
      if (canUploadWhileJoining(format))
        growing ??= store.startGrowing(growingPath, key, { ...sending, expectedBytes: mostBytes });
    },
    async finish(path, { sha256 }) {
      isWhole = true;
      await (growing ? growing.finish({ path, sha256 }) : store.put(path, key, { ...sending, sha256 }));
    },
    async abort() {
      await growing?.abort();
    },
  };
}
