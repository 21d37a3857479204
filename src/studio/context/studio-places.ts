import { join } from 'node:path';

/** Where the studio keeps its own files: below the data folder what cannot be made again, below the cache what can. */
export type StudioPlaces = {
  /** Projects that were saved under a bare name, from a browser. */
  readonly projectsDir: string;
  /** Last states of projects that were not saved. */
  readonly recoveryDir: string;
  /** What a browser sent, each file in a folder of its own. */
  readonly uploadsDir: string;
  readonly recentPath: string;
  /** Samples with the media made for them. */
  readonly samplesDir: string;
  /** Thumbnails, waveforms, filmstrips and preview copies. */
  readonly previewDir: string;
  /** Finished frames. */
  readonly framesDir: string;
};

export function studioPlaces(dataDir: string, cacheDir: string): StudioPlaces {
  return {
    projectsDir: join(dataDir, 'projects'),
    recoveryDir: join(dataDir, 'studio', 'recovery'),
    uploadsDir: join(dataDir, 'studio', 'uploads'),
    recentPath: join(dataDir, 'studio', 'recent.json'),
    samplesDir: join(cacheDir, 'studio', 'samples'),
    previewDir: join(cacheDir, 'studio', 'previews'),
    framesDir: join(cacheDir, 'studio', 'frames'),
  };
}
