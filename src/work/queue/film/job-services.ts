import type { ObjectStore } from '../../storage/object-store.ts';
import type { RenderContext } from '../../../engine/request/render-request.ts';
import type { Threads } from '../../../engine/threads/run-in-thread.ts';
import type { FreeSpace } from '../../room/free-space.ts';
import type { JobPlaces, NameOutput } from './job-output.ts';
import type { FetchSource } from './job-sources.ts';
import type { JobIntake } from '../ports/job-intake.ts';
import type { SegmentBoard } from '../ports/segment-board.ts';
import type { MemoryWatch } from '../../room/memory-watch.ts';
import type { SpeedMemory } from './speed-file.ts';

/** The store that has the bucket of `s3://bucket/key`, and the key in it. */
export type FindFilmStore = (place: string) => Promise<{
  readonly store: Pick<ObjectStore, 'put' | 'startGrowing' | 'signedDownload'>;
  readonly key: string;
}>;

/** What the work on a job needs from outside; composed by the door. */
export type JobServices = {
  /** What a job was asked for, and where its segments are written down. */
  readonly store: Pick<JobIntake, 'scenarioText'> & SegmentBoard;
  readonly places: JobPlaces;
  /** For every render alike. The temporary folder is the job's own. */
  readonly render: Omit<
    RenderContext,
    'tempDir' | 'ledger' | 'planFilm' | 'onJoining' | 'onEvent' | 'onPlan' | 'signal'
  >;
  /** A folder on the disk where segments are kept. */
  readonly segmentDir: string;
  /** Sources already in `intoDir` are not fetched again. */
  readonly fetchSource: (intoDir: string) => FetchSource;
  readonly nameOutput: NameOutput;
  /** Where films for a bucket go. */
  readonly filmStore: FindFilmStore;
  /** Where large scenarios are read and planned. */
  readonly threads: Threads;
  readonly speeds: SpeedMemory;
  readonly freeSpace: FreeSpace;
  readonly memory: MemoryWatch;
  /** Page workers where a job asks for no number. */
  readonly defaultWorkers: number;
};
