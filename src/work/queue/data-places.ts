import { join } from 'node:path';
import type { JobPlaces } from './film/job-output.ts';

/** Where everything is in a data folder. The database and the lock have their names from those who open them. */
export type DataPlaces = JobPlaces & {
  readonly dir: string;
  /** Finished segments by fingerprint. */
  readonly segmentDir: string;
  /** Files that were uploaded. */
  readonly inputsDir: string;
  /** How fast films of a kind were, JSON. */
  readonly speedsPath: string;
  /** What workers without a terminal say. */
  readonly logPath: string;
};

export function dataPlaces(dir: string): DataPlaces {
  return {
    dir,
    outputsDir: join(dir, 'outputs'),
    renderedDir: join(dir, 'rendered'),
    workDir: join(dir, 'work'),
    sourcesDir: join(dir, 'sources'),
    segmentDir: join(dir, 'segments'),
    inputsDir: join(dir, 'inputs'),
    speedsPath: join(dir, 'speeds.json'),
    logPath: join(dir, 'worker.log'),
  };
}
