import { packageRoot, packageVersion } from '../base/folders/package-root.ts';
import type { DataPlaces } from '../work/queue/data-places.ts';
import type { FindFilmStore } from '../work/queue/film/job-services.ts';
import type { RenderContext } from '../engine/request/render-request.ts';
import type { OpenStudio } from '../studio/open-studio.ts';
import type { SavedS3 } from '../studio/settings/saved-s3.ts';
import type { StorageSettings } from '../studio/settings/storage-settings.ts';
import type { Desktop, StudioJobs } from '../studio/context/studio-services.ts';
import { createRenderContext, toolOptions, type ToolChoices } from './render-context.ts';

/** What a desktop adds to the studio and to the service behind it. */
export type DesktopDoor = {
  readonly desktop: Desktop;
  /** Where the person's storage settings and keys are kept. */
  readonly storage: SavedS3;
  /** Puts the desktop's own page windows in place of a browser. */
  adaptRender(context: RenderContext): RenderContext;
  /** The window's calls are answered from here on; jobs are rendered once the tools are proved. */
  onStudio(studio: OpenStudio): Promise<void>;
};

/** The studio of a data folder. Its tools are found when a call first needs them. */
export async function composeStudio(options: {
  readonly store: StudioJobs;
  readonly places: DataPlaces;
  readonly settings: StorageSettings;
  /** Where films in a bucket are. */
  readonly filmStore: FindFilmStore;
  readonly tools: ToolChoices;
  readonly currentDir: string;
  readonly door: DesktopDoor | null;
  readonly signal: AbortSignal;
}): Promise<OpenStudio> {
  const { openStudio } = await import('../studio/open-studio.ts');
  const { cacheLimitBytes } = await import('../engine/cache/cache-limit.ts');
  const { store, places, settings, filmStore, tools, currentDir, door, signal } = options;
  return openStudio({
    ...{
      version: packageVersion(),
      rootDir: packageRoot(),
      jobs: store,
      places,
      storage: settings,
      filmStore,
      signal,
    },
    cacheLimitBytes: cacheLimitBytes(process.env),
    desktop: door?.desktop ?? null,
    find: toolOptions(tools, currentDir),
    async render() {
      const context = await createRenderContext(tools, { signal, onEvent: () => {}, currentDir });
      return door ? door.adaptRender(context) : context;
    },
  });
}
