import type { Plan } from '../../shared/plan/plan.ts';
import { mapConcurrent } from '../../base/flow/map-concurrent.ts';
import { filmSound, type FilmSound } from './film-sound.ts';
import { engineOf } from '../segments/segment-engine.ts';
import { createLocalWorker } from './local-worker.ts';
import { filesOf } from '../segments/segment-task.ts';
import { renderSegments } from './render-segments.ts';
import type { SegmentFile } from './render-segment.ts';
import type { PartsOptions } from './parts-work.ts';
import { warnOnce } from './warn-once.ts';
import type { SegmentReport } from '../request/render-request.ts';

export type FilmParts = {
  /** In film order, each decoded and counted. */
  readonly segments: readonly SegmentFile[];
  readonly reports: readonly SegmentReport[];
  /** The whole film's sound; null for a silent film. */
  readonly sound: FilmSound | null;
};

/**
 * Makes everything a film is joined from: its segments, from the cache or on several page workers at once, and beside
 * them the sound. It is begun with their first frames: earlier it would hold up the browser, which everything waits
 * for. The first failure stops the rest.
 */
export async function renderParts(plan: Plan, options: PartsOptions): Promise<FilmParts> {
  let made: Pick<FilmParts, 'segments' | 'reports'> = { segments: [], reports: [] };
  let sound: FilmSound | null = null;
  const warn = warnOnce(options.context.onEvent);
  let begin = () => {};
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const tasks = [
    async (signal: AbortSignal) => {
      try {
        if (plan.format === 'wav') return;
        const { workDir, workers, openedPages, context } = options;
        const worker = createLocalWorker({
          engine: await engineOf(context),
          slots: workers,
          workDir,
          files: filesOf(plan),
          openedPages,
          context,
        });
        made = await renderSegments(plan, { ...options, worker, warn, signal, onFrames: begin });
      } finally {
        begin();
      }
    },
    async (signal: AbortSignal) => {
      await begun;
      if (!signal.aborted) sound = await filmSound(plan, { ...options, warn, signal });
    },
  ];
  const { signal } = options;
  await mapConcurrent(tasks, { limit: tasks.length, signal }, (task, inner) => task(inner));
  return { ...made, sound };
}
