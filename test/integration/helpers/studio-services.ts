import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFolderSegmentStore } from '../../../src/engine/cache/folder-segment-store.ts';
import { openDatabase } from '../../../src/work/database/open-database.ts';
import { diagnose } from '../../../src/engine/environment/doctor.ts';
import { findTools, surveyOptions } from '../../../src/engine/environment/find-tools.ts';
import { openSpeedFile } from '../../../src/work/queue/film/speed-file.ts';
import { createSqliteJobStore } from '../../../src/work/queue/sqlite/sqlite-job-store.ts';
import { createStudioHandlers } from '../../../src/studio/create-studio-handlers.ts';
import { createFileAddresses, MEDIA_PATH } from '../../../src/studio/doors/file-addresses.ts';
import { openStorageSettings } from '../../../src/studio/settings/storage-settings.ts';
import { createOpenWindows } from '../../../src/studio/context/open-windows.ts';
import { studioPlaces } from '../../../src/studio/context/studio-places.ts';
import type { Desktop, StudioServices } from '../../../src/studio/context/studio-services.ts';
import { createThreads } from '../../../src/engine/threads/run-in-thread.ts';
import { connect, serve } from '../../../src/shared/contract/contract.ts';
import { studioContract } from '../../../src/shared/contract/studio.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');

/** The studio's calls in memory, over the real engine and a data folder of its own that `close` removes. */
export async function openTestStudio({ desktop = null }: { readonly desktop?: Desktop | null } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'cueframe-studio-'));
  const dataDir = join(folder, 'data');
  const stop = new AbortController();
  const jobs = createSqliteJobStore(openDatabase(dataDir));
  const segmentDir = join(dataDir, 'segments');
  const options = surveyOptions({ env: process.env });
  const addresses = createFileAddresses();
  let tools: ReturnType<typeof findTools> | null = null; // found once, as open-studio.ts does
  const windows = createOpenWindows();
  const render = async () => ({
    tools: await (tools ??= findTools(options)),
    stageDir: join(ROOT, 'out', 'stage'),
    tempDir: folder,
    cacheDir: options.cacheDir,
    segmentStore: createFolderSegmentStore({ dir: segmentDir, limitBytes: 1e9 }),
  });
  const threads = createThreads({ most: 1 });
  const services: StudioServices = {
    storage: await openStorageSettings({ saved: null, env: {}, onTrouble: () => {} }),
    filmStore: async () => Promise.reject(new Error('no bucket is set here')),
    ...{ version: '1.2.3', desktop, jobs, segmentDir, addresses, windows, render },
    places: studioPlaces(dataDir, join(folder, 'cache')),
    resourcesDir: join(ROOT, 'resources'),
    diagnose: () => diagnose(options),
    speeds: () => openSpeedFile(join(dataDir, 'speeds.json')),
    threads,
    signal: stop.signal,
    now: Date.now,
  };
  const transport = serve(studioContract, createStudioHandlers(services));
  return {
    ...{ folder, jobs, services, transport, addresses, windows },
    call: connect(studioContract, transport),
    /** The file behind an address the window was given. */
    fileAt: (url: string) => addresses.find(url.slice(MEDIA_PATH.length))?.path ?? 'no such address',
    async close() {
      stop.abort();
      void threads.close();
      await jobs.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
