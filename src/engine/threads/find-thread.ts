import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { StudioError } from '../../shared/errors.ts';

/** Room for one document of 10 MB and its plan; what needs more ends its thread, not the program. */
const LIMITS: WorkerOptions['resourceLimits'] = { maxOldGenerationSizeMb: 2048 };

/**
 * A new thread that runs `thread.ts`: from its source, or as it was built beside each bundle of the program. Its output
 * is the program's.
 */
export function startThread(): Worker {
  if (import.meta.url.endsWith('.ts')) {
    const sources = new URL('thread-from-sources.mjs', import.meta.url);
    return new Worker(sources, { resourceLimits: LIMITS });
  }
  // the code of a bundle stands beside its entries or in a folder below
  for (const file of ['thread.js', '../thread.js']) {
    const built = new URL(file, import.meta.url);
    if (existsSync(fileURLToPath(built))) return new Worker(built, { resourceLimits: LIMITS });
  }
  throw new StudioError('internal', `thread.js was not built beside ${import.meta.url}`);
}
