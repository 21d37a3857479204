import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFolderSegmentStore } from '../../../src/engine/cache/folder-segment-store.ts';
import { openDatabase } from '../../../src/work/database/open-database.ts';
import { findTools, surveyOptions } from '../../../src/engine/environment/find-tools.ts';
import { dataPlaces } from '../../../src/work/queue/data-places.ts';
import { freeSpaceOf } from '../../../src/work/room/free-space.ts';
import type { JobServices } from '../../../src/work/queue/film/job-services.ts';
import { runJobs, type JobRunner } from '../../../src/work/queue/run/run-jobs.ts';
import { openSpeedFile } from '../../../src/work/queue/film/speed-file.ts';
import { tidyUp } from '../../../src/work/queue/tidy/sweep-leftovers.ts';
import { createSqliteJobStore } from '../../../src/work/queue/sqlite/sqlite-job-store.ts';
import { createJobWork } from '../../../src/work/queue/film/work-on-job.ts';
import { createThreads } from '../../../src/engine/threads/run-in-thread.ts';
import type { Job } from '../../../src/shared/job/job.ts';

const STAGE_DIR = join(import.meta.dirname, '..', '..', '..', 'out', 'stage');
const LIMIT_MS = 60_000;

/** The queue and its work loop in this process, with real tools and a clock on which no back-off takes long. */
export async function openJobBench(given: Partial<JobServices> = {}) {
  const dir = mkdtempSync(join(tmpdir(), 'cueframe-jobs-test-'));
  const places = dataPlaces(dir);
  mkdirSync(places.segmentDir);
  const options = surveyOptions({ env: process.env });
  const tools = await findTools(options);
  let lateMs = 0;
  const store = createSqliteJobStore(openDatabase(dir), { now: () => Date.now() + lateMs });
  const speeds = await openSpeedFile(places.speedsPath);
  const troubles: string[] = [];
  const threads = createThreads({ most: 1 });
  let runs = 0;
  let runner: JobRunner | null = null;

  return {
    ...{ dir, places, store, troubles },
    /** Starts the work, also once more after `stop`; `more` wins over what the bench was opened with. */
    start(more: Partial<JobServices> = {}): void {
      const services: JobServices = {
        ...{
          store,
          places,
          speeds,
          threads,
          segmentDir: places.segmentDir,
          freeSpace: freeSpaceOf,
          defaultWorkers: 1,
        },
        render: {
          ...{ tools, stageDir: STAGE_DIR, cacheDir: options.cacheDir },
          segmentStore: createFolderSegmentStore({ dir: places.segmentDir, limitBytes: 1e9 }),
        },
        fetchSource: () => () => Promise.reject(new Error('no source is fetched here')),
        nameOutput: () => null,
        filmStore: () => Promise.reject(new Error('no film goes to a bucket here')),
        memory: { join: () => ({ leave() {} }) },
        ...given,
        ...more,
      };
      runs += 1;
      runner = runJobs({
        ...{ store, jobsAtOnce: 1, work: createJobWork(services), runnerId: `run-${runs}` },
        room: { note: () => {}, withRoom: () => Promise.resolve([]) },
        tidy: () => tidyUp(store, places),
        onTrouble: ({ message }) => troubles.push(message),
        later(delayMs, action) {
          const timer = setTimeout(
            () => {
              lateMs += 60_000; // whatever a job waits for has passed at the next look
              action();
            },
            Math.min(delayMs, 20),
          );
          return () => clearTimeout(timer);
        },
      });
    },
    /** Resolves with the job once `isIt`; looked at after each change. */
    until(jobId: string, isIt: (job: Job) => boolean): Promise<Job> {
      return new Promise((resolve, reject) => {
        const look = () => {
          const job = store.get(jobId);
          if (job && isIt(job)) end(() => resolve(job));
        };
        const stopListening = store.onChange(look);
        const timer = setTimeout(
          () => end(() => reject(new Error(`not in time: ${JSON.stringify(store.get(jobId))}`))),
          LIMIT_MS,
        );
        const end = (tell: () => void) => {
          clearTimeout(timer);
          stopListening();
          tell();
        };
        look();
      });
    },
    async stop(): Promise<void> {
      await runner?.stop();
      runner = null;
    },
    async close(): Promise<void> {
      await this.stop();
      await threads.close();
      store.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

export type JobBench = Awaited<ReturnType<typeof openJobBench>>;
