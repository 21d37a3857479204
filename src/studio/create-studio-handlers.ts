import { setMaxListeners } from 'node:events';
import type { Handlers } from '../shared/contract/contract.ts';
import type { StudioContract } from '../shared/contract/studio.ts';
import { createConfirmedPaths } from './context/confirmed-paths.ts';
import { createDialogCalls } from './dialogs/dialog-calls.ts';
import { removeHalfFiles } from './doors/receive-file.ts';
import { createFilmCalls } from './film/film-calls.ts';
import { createJobCalls } from './jobs/job-calls.ts';
import { createMadeFiles } from './context/made-files.ts';
import { createMediaCalls } from './media/media-calls.ts';
import { createProjectCalls } from './project/project-calls.ts';
import { createSamples } from './samples/samples.ts';
import { createStorageCalls } from './settings/storage-calls.ts';
import type { StudioServices } from './context/studio-services.ts';

/** Thumbnails, filmstrips and preview copies nobody looked at for so long are made again. */
const PREVIEWS_KEPT_MS = 30 * 24 * 3600_000;

/** Everything the window can ask for, whichever way its calls come. */
export function createStudioHandlers(services: StudioServices): Handlers<StudioContract> {
  const { places, now, desktop, signal } = services;
  setMaxListeners(0, signal); // every call under way listens to it, however many there are
  const made = createMadeFiles(places.previewDir, { now, keptMs: PREVIEWS_KEPT_MS });
  const confirmed = createConfirmedPaths();
  // what cannot be removed now is tried at the next start
  void removeHalfFiles(places.uploadsDir).catch(() => {});
  return {
    ...createProjectCalls(services, { samples: createSamples(services), confirmed }),
    ...createMediaCalls(services, made),
    ...createFilmCalls(services),
    ...createJobCalls(services),
    ...createDialogCalls(desktop, confirmed),
    ...createStorageCalls(services.storage, services),
  };
}
