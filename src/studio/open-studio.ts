import { join } from 'node:path';
import { serve, type Transport } from '../shared/contract/contract.ts';
import { studioContract } from '../shared/contract/studio.ts';
import { createFolderSegmentStore } from '../engine/cache/folder-segment-store.ts';
import { diagnose } from '../engine/environment/doctor.ts';
import { surveyOptions, type FindToolsOptions } from '../engine/environment/find-tools.ts';
import type { DataPlaces } from '../work/queue/data-places.ts';
import type { FindFilmStore } from '../work/queue/film/job-services.ts';
import { openSpeedFile } from '../work/queue/film/speed-file.ts';
import type { RenderContext } from '../engine/request/render-request.ts';
import { createThreads } from '../engine/threads/run-in-thread.ts';
import type { StorageSettings } from './settings/storage-settings.ts';
import { createStudioHandlers } from './create-studio-handlers.ts';
import { createFileAddresses, type FileAddresses } from './doors/file-addresses.ts';
import { createOpenWindows, type OpenWindows } from './context/open-windows.ts';
import { studioPlaces } from './context/studio-places.ts';
import type { Desktop, StudioJobs } from './context/studio-services.ts';

/** What a door needs to show the studio in a window. */
export type OpenStudio = {
  /** Answers the window's calls. Never rejects. */
  readonly transport: Transport;
  readonly addresses: FileAddresses;
  readonly jobs: StudioJobs;
  /** Told of every window that connects and leaves. */
  readonly windows: OpenWindows;
  readonly uploadsDir: string;
  /** The built window, `out/renderer`. */
  readonly windowDir: string;
};

/** The studio over a data folder; nothing is started before it is asked for. */
export function openStudio(options: {
  readonly version: string;
  /** Cueframe's own folder. */
  readonly rootDir: string;
  readonly jobs: StudioJobs;
  readonly places: DataPlaces;
  readonly storage: StorageSettings;
  readonly filmStore: FindFilmStore;
  readonly cacheLimitBytes: number;
  /** Null in a browser. */
  readonly desktop: Desktop | null;
  readonly find: FindToolsOptions;
  /** Tools and folders as jobs use them; asked once. */
  readonly render: () => Promise<RenderContext>;
  readonly signal: AbortSignal;
}): OpenStudio {
  const { version, rootDir, jobs, places, storage, filmStore, desktop, find, signal } = options;
  const addresses = createFileAddresses();
  const windows = createOpenWindows();
  const ownPlaces = studioPlaces(places.dir, surveyOptions(find).cacheDir);
  const segmentStore = createFolderSegmentStore({
    dir: places.segmentDir,
    limitBytes: options.cacheLimitBytes,
  });
  const threads = createThreads({ most: 1 });
  signal.addEventListener('abort', () => void threads.close(), { once: true });
  let found: Promise<RenderContext> | null = null;
  const render = () => {
    found ??= options.render().then((context) => ({ ...context, segmentStore }));
    found.catch(() => (found = null)); // what was missing may be installed meanwhile
    return found;
  };
  const handlers = createStudioHandlers({
    ...{
      version,
      desktop,
      jobs,
      storage,
      filmStore,
      addresses,
      windows,
      render,
      threads,
      signal,
      places: ownPlaces,
    },
    resourcesDir: join(rootDir, 'resources'),
    segmentDir: places.segmentDir,
    diagnose: () => diagnose({ ...find, signal }),
    speeds: () => openSpeedFile(places.speedsPath),
    now: Date.now,
  });
  return {
    ...{ addresses, jobs, windows, uploadsDir: ownPlaces.uploadsDir },
    windowDir: join(rootDir, 'out', 'renderer'),
    transport: serve(studioContract, handlers),
  };
}
