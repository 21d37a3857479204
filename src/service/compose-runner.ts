import { totalmem } from 'node:os';
import type { StudioError } from '../shared/errors.ts';
import type { DataPlaces } from '../work/queue/data-places.ts';
import type { JobServices } from '../work/queue/film/job-services.ts';
import type { JobStore } from '../work/queue/ports/job-store.ts';
import type { JobRunner } from '../work/queue/run/run-jobs.ts';
import type { RenderContext } from '../engine/request/render-request.ts';
import type { Storage } from './compose-storage.ts';

export type RunnerParts = {
  readonly store: JobStore;
  readonly places: DataPlaces;
  readonly storage: Storage;
  /** Tools and folders of this machine; `tempDir` is not used. */
  readonly render: RenderContext;
  readonly jobsAtOnce: number;
  readonly memoryLimitBytes: number | null;
  readonly onTrouble: (error: StudioError) => void;
};

/** The work loop of a data folder, running. Under the instance lock only: it takes over what others left running. */
export async function startRunner(parts: RunnerParts): Promise<JobRunner> {
  const { store, places, storage, jobsAtOnce, onTrouble } = parts;
  const { runJobs } = await import('../work/queue/run/run-jobs.ts');
  const { workByKind } = await import('../work/queue/kinds/work-by-kind.ts');
  const { createRenderWork } = await import('../work/queue/kinds/render-kind.ts');
  const { tidyUp } = await import('../work/queue/tidy/sweep-leftovers.ts');
  const { freeSpaceOf } = await import('../work/room/free-space.ts');
  const { keepRoom } = await import('../work/room/wait-for-room.ts');
  const { openSpeedFile } = await import('../work/queue/film/speed-file.ts');
  const { thisMachine, usualWorkers } = await import('../engine/render/default-workers.ts');
  const { createThreads } = await import('../engine/threads/run-in-thread.ts');
  const threads = createThreads({ most: jobsAtOnce });
  const services: JobServices = {
    ...{ store, places, threads, freeSpace: freeSpaceOf, segmentDir: places.segmentDir },
    render: await renderParts(parts),
    fetchSource: storage.fetchInto,
    filmStore: storage.filmStore,
    nameOutput: storage.nameOutput,
    speeds: await openSpeedFile(places.speedsPath),
    memory: await watchOurMemory(parts),
    defaultWorkers: Math.max(1, Math.floor(usualWorkers(thisMachine()) / jobsAtOnce)),
  };
  const runner = await runJobs({
    ...{ store, jobsAtOnce, onTrouble },
    runnerId: `local-${process.pid}-${Date.now()}`,
    work: workByKind({ render: createRenderWork(services) }),
    room: keepRoom(freeSpaceOf),
    tidy: () => tidyUp(store, places),
  });
  return {
    ...runner,
    async stop() {
      await runner.stop();
      await threads.close();
    },
  };
}

async function renderParts({ places, render }: RunnerParts): Promise<JobServices['render']> {
  const { createFolderSegmentStore } = await import('../engine/cache/folder-segment-store.ts');
  const { tempDir: _, onEvent: _events, signal: _signal, ...context } = render;
  const { cacheLimitBytes } = await import('../engine/cache/cache-limit.ts');
  const segmentStore = createFolderSegmentStore({
    dir: places.segmentDir,
    limitBytes: cacheLimitBytes(process.env),
  });
  return { ...context, segmentStore };
}

async function watchOurMemory({ jobsAtOnce, memoryLimitBytes }: RunnerParts) {
  const { defaultMemoryLimit, watchMemory } = await import('../work/room/memory-watch.ts');
  const { bytesBelow, listProcessMemory } = await import('../base/process/process-memory.ts');
  const { onThisClock } = await import('../base/flow/later.ts');
  return watchMemory({
    limitBytesPerJob: memoryLimitBytes ?? defaultMemoryLimit(totalmem(), jobsAtOnce),
    sample: async () => bytesBelow(process.pid, await listProcessMemory()),
    later: onThisClock,
  });
}
