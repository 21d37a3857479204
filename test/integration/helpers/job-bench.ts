import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFolderSegmentStore } from '../../../src/engine/cache/folder-segment-store.ts';
import { openDatabase } from '../../../src/work/database/open-database.ts';
import { findTools, surveyOptions } from '../../../src/engine/environment/find-tools.ts';
import { lookAgain } from '../../../src/base/flow/look-again.ts';
import { dataPlaces } from '../../../src/work/queue/data-places.ts';
import { freeSpaceOf } from '../../../src/work/room/free-space.ts';
import type { JobServices } from '../../../src/work/queue/film/job-services.ts';
import { runJobs, type JobRunner } from '../../../src/work/queue/run/run-jobs.ts';
import { openSpeedFile } from '../../../src/work/queue/film/speed-file.ts';
import { tidyUp } from '../../../src/work/queue/tidy/sweep-leftovers.ts';
import { createSqliteJobStore } from '../../../src/work/queue/sqlite/sqlite-job-store.ts';
import { createRenderWork } from '../../../src/work/queue/kinds/render-kind.ts';
import { workByKind } from '../../../src/work/queue/kinds/work-by-kind.ts';
import { createThreads } from '../../../src/engine/threads/run-in-thread.ts';
import type { Job } from '../../../src/shared/job/job.ts';

const STAGE_DIR = join(import.meta.dirname, '..', '..', '..', 'out', 'stage');
const LIMIT_MS = 60_000;

/**
 * The queue and its work loop in this process, with real tools and a clock on which no back-off takes long. `segmentDir`:
 * finished segments are taken from there and kept there, as by the next job of one server; absent: a folder of its own.
 */
export async function openJobBench(given: Partial<JobServices> = {}) {
  const dir = mkdtempSync(join(tmpdir(), 'cueframe-jobs-test-'));
  const places = dataPlaces(dir);
  const segmentDir = given.segmentDir ?? places.segmentDir;
  mkdirSync(segmentDir, { recursive: true });
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
    async start(more: Partial<JobServices> = {}): Promise<void> {
      const services: JobServices = {
        ...{
          store,
          places,
          speeds,
          threads,
          segmentDir,
          freeSpace: freeSpaceOf,
          defaultWorkers: 1,
        },
        render: {
          ...{ tools, stageDir: STAGE_DIR, cacheDir: options.cacheDir },
          segmentStore: createFolderSegmentStore({ dir: segmentDir, limitBytes: 1e9 }),
        },
        fetchSource: () => () => Promise.reject(new Error('no source is fetched here')),
        nameOutput: () => null,
        filmStore: () => Promise.reject(new Error('no film goes to a bucket here')),
        memory: { join: () => ({ leave() {} }) },
        ...given,
        ...more,
      };
      runs += 1;
      runner = await runJobs({
        ...{
          store,
          jobsAtOnce: 1,
          work: workByKind({ render: createRenderWork(services) }),
          runnerId: `run-${runs}`,
        },
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
    until(jobId: string, isIt: (job: Job) => boolean | Promise<boolean>): Promise<Job> {
      return new Promise((resolve, reject) => {
        const look = async () => {
          const job = await store.get(jobId);
          if (job && (await isIt(job))) end(() => resolve(job));
        };
        const looker = lookAgain(() => look().catch((error: unknown) => end(() => reject(error as Error))));
        const stopListening = store.onChange(looker.look);
        const tooLate = async () => {
          const job = JSON.stringify(await store.get(jobId));
          end(() => reject(new Error(`not in time: ${job}`)));
        };
        const timer = setTimeout(() => void tooLate(), LIMIT_MS);
        const end = (tell: () => void) => {
          clearTimeout(timer);
          stopListening();
          tell();
        };
        looker.look();
      });
    },
    async stop(): Promise<void> {
      await runner?.stop();
      runner = null;
    },
    async close(): Promise<void> {
      await this.stop();
      await threads.close();
      await store.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

export type JobBench = Awaited<ReturnType<typeof openJobBench>>;
