import { join } from 'node:path';
import { StudioError } from '../../shared/errors.ts';
import { canonicalJson } from '../../base/digest/canonical-json.ts';
import { digestFile } from '../../base/digest/digest-file.ts';
import type { GpuLeases } from '../encode/gpu-leases.ts';
import type { StagePages } from './open-pages.ts';
import { renderSegment } from './render-segment.ts';
import type { RenderContext } from '../request/render-request.ts';
import type { SegmentEngine } from '../segments/segment-engine.ts';
import { withFiles, type PlacedSegment, type SegmentFiles } from '../segments/segment-task.ts';
import type { SegmentWorker } from '../segments/segment-worker.ts';

/** Renders the segments of one film on this machine, into `workDir`. Its pages are closed by whoever opened them. */
export function createLocalWorker(options: {
  readonly engine: SegmentEngine;
  readonly slots: number;
  readonly workDir: string;
  readonly files: SegmentFiles;
  /** Asked only where something is drawn. Null only for films without cues. */
  readonly openedPages: () => Promise<StagePages | null>;
  readonly context: Pick<RenderContext, 'tools' | 'gpus'>;
}): SegmentWorker {
  const { engine, slots, workDir, files, context } = options;
  const { ffmpeg } = context.tools;
  const own = canonicalJson(engine);
  const assets: Record<string, string> = {};
  let leases: Promise<GpuLeases> | undefined;

  /** Pages that know the task's files beside those of the tasks before it. Null where it draws nothing. */
  async function pagesFor({ plan, segment }: PlacedSegment): Promise<StagePages | null> {
    if (segment.overlaySpans.length === 0) return null;
    const pages = await options.openedPages();
    Object.assign(assets, plan.assets);
    pages?.show({ assets: { ...assets } });
    return pages;
  }

  return {
    name: 'local',
    engine,
    slots,
    async prepare(task) {
      await pagesFor(withFiles(task, files));
    },
    async render(task, { onProgress, signal }) {
      if (canonicalJson(task.engine) !== own)
        throw new StudioError(
          'internal',
          'a segment was given to a machine with other programs than it needs',
        );
      leases ??= context.gpus?.leasesFor(task, signal);
      const shared = await leases;
      const placed = withFiles(task, files);
      const { fileName, packets } = await renderSegment(placed.plan, placed.segment, {
        ffmpeg,
        workDir,
        signal,
        pages: await pagesFor(placed),
        ...(shared && { leases: shared }),
        onFrames: (frames) => onProgress({ type: 'frames', frames }),
        onDrawn: () => onProgress({ type: 'drawn' }),
        onRetry: (attempt, error) => onProgress({ type: 'retry', attempt, error }),
        onUncovered: (uncovered) => onProgress({ type: 'uncovered', uncovered }),
      });
      const { sha256 } = await digestFile(join(workDir, fileName));
      return { fileName, packets, sha256 };
    },
  };
}
