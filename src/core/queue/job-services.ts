import type { RenderContext } from '../render-request.ts';
import type { FreeSpace } from './free-space.ts';
import type { JobPlaces, NameOutput } from './job-output.ts';
import type { FetchSource } from './job-sources.ts';
import type { JobStore } from './job-store.ts';
import type { MemoryWatch } from './memory-watch.ts';
import type { SpeedMemory } from './speed-file.ts';

/** Sends a film to `s3://bucket/key`. Throws `upload.failed` when given up; the film itself stays. */
export type UploadFilm = (
  path: string,
  to: string,
  options: {
    readonly sha256: string;
    readonly onProgress: (doneBytes: number, totalBytes: number) => void;
    readonly signal: AbortSignal;
  },
) => Promise<void>;

/** What the work on a job needs from outside; composed by the door. */
export type JobServices = {
  readonly store: JobStore;
  readonly places: JobPlaces;
  /** For every render alike. The temporary folder is the job's own. */
  readonly render: Omit<RenderContext, 'tempDir' | 'ledger' | 'onEvent' | 'onPlan' | 'signal'>;
  /** A folder on the disk where segments are kept. */
  readonly segmentDir: string;
  /** Sources already in `intoDir` are not fetched again. */
  readonly fetchSource: (intoDir: string) => FetchSource;
  readonly nameOutput: NameOutput;
  readonly upload: UploadFilm;
  readonly speeds: SpeedMemory;
  readonly freeSpace: FreeSpace;
  readonly memory: MemoryWatch;
  /** Page workers where a job asks for no number. */
  readonly defaultWorkers: number;
};
