import { join } from 'node:path';
import type { Plan, PlanSegment } from '../../shared/plan/plan.ts';
import { digestFile } from '../../base/digest/digest-file.ts';
import { mapConcurrent } from '../../base/flow/map-concurrent.ts';
import type { PartsWork } from './parts-work.ts';
import type { SegmentReport } from '../request/render-request.ts';
import type { StagePages } from './open-pages.ts';
import { renderSegment, type SegmentFile } from './render-segment.ts';
import { openSegmentDesk } from './segment-desk.ts';
import { takeCached } from './take-cached.ts';
import { createTurns } from '../../base/flow/turns.ts';

/** Kept segments read and proved at once: it is the disk that sets the pace. */
const LOOKUPS_AT_ONCE = 2;
/**
 * The next segment is begun when this many frames of the last one are still in its encoder: its page and its ffmpeg
 * get ready while the other one drains.
 */
const HANDOVER_FRAMES = 24;

/**
 * All segments of a film, in order. Those in the store are taken from it before anything is started; where none is left to
 * be drawn, no page is opened. The others are rendered on `workers` at once, each proved, kept, and counted.
 */
export async function renderSegments(
  plan: Plan,
  work: PartsWork & {
    /** Told whenever frames are encoded. */
    readonly onFrames: () => void;
  },
): Promise<{ readonly segments: readonly SegmentFile[]; readonly reports: readonly SegmentReport[] }> {
  const { workDir, workers, openedPages, context, progress, checkSources, warn, signal } = work;
  const { segmentStore: store, ledger, onEvent, tools } = context;
  const desk = await openSegmentDesk(plan.segments, { ledger, onEvent });
  const turns = createTurns(workers);
  let opening: Promise<StagePages | null> | null = null;

  const cached = await mapConcurrent(plan.segments, { limit: LOOKUPS_AT_ONCE, signal }, lookUp);
  // the longest first: what is begun last is short, and no core waits long for it
  const missing = plan.segments
    .filter((_, position) => !cached[position])
    .sort((a, b) => b.endFrame - b.startFrame - (a.endFrame - a.startFrame));
  const leases = missing.length > 0 ? await context.gpus?.leasesFor(plan, signal) : undefined;
  // one more than work at once: it gets ready, or is being kept, while the others work
  const rendered = await mapConcurrent(missing, { limit: workers + 1, signal }, render);
  const files = new Map(
    [...cached, ...rendered].flatMap((file) => (file ? [[file.segment.index, file]] : [])),
  );
  return {
    segments: plan.segments.flatMap(({ index }) => files.get(index) ?? []),
    reports: [...desk.reports].sort((a, b) => a.index - b.index),
  };

  async function lookUp(segment: PlanSegment): Promise<SegmentFile | null> {
    const found = store && (await takeCached(segment, { store, workDir }).catch(warn.unreadable));
    if (!found) {
      if (segment.overlaySpans.length > 0) void pages().catch(() => {}); // told to whoever draws
      return null;
    }
    await desk.handle(segment, { how: 'cache', worker: 'cache' }, async () => found);
    progress.cached(segment.index, segment.endFrame - segment.startFrame);
    return found;
  }

  async function render(segment: PlanSegment, stop: AbortSignal): Promise<SegmentFile> {
    const turn = await turns.take(stop);
    try {
      return await desk.handle(
        segment,
        { how: 'render', worker: `local-${turn.place + 1}` },
        async (onRetry) => {
          const frames = segment.endFrame - segment.startFrame;
          const told = tellWork(segment, progress);
          const file = await renderSegment(plan, segment, {
            ...{ ffmpeg: tools.ffmpeg, workDir, signal: stop, onUncovered: warn.uncovered },
            ...(leases && { leases }),
            onRetry(failed, error) {
              onRetry(failed, error);
              told.begin(failed + 1);
            },
            onDrawn: told.drawn,
            pages: segment.overlaySpans.length > 0 ? await pages() : null,
            onFrames: (done) => {
              work.onFrames();
              progress.segment(segment.index, done);
              if (done >= frames - HANDOVER_FRAMES) turn.end();
            },
          });
          turn.end();
          return { ...file, sha256: await keep(segment, file) };
        },
      );
    } finally {
      progress.work(segment.index, null);
      turn.end();
    }
  }

  /** Kept before it is counted: what was counted survives a crash. Gives its digest. A cache that fails fails no film. */
  async function keep({ fingerprint }: PlanSegment, { fileName, packets }: SegmentFile): Promise<string> {
    if (!store && !ledger) return '';
    const path = join(workDir, fileName);
    const { sha256 } = await digestFile(path);
    await checkSources(); // what was rendered of another file must never stand under this fingerprint
    await store?.keep(fingerprint, { path, sha256, packets }).catch(warn.notKept);
    return sha256;
  }

  function pages(): Promise<StagePages | null> {
    opening ??= openedPages().then((opened) => {
      opened?.show(plan);
      return opened;
    });
    return opening;
  }
}

/** Says whether a segment's cues are still being drawn, from its first attempt on. */
function tellWork(
  { index, overlaySpans }: PlanSegment,
  progress: PartsWork['progress'],
): { begin(attempt: number): void; drawn(): void } {
  let attempt = 1;
  const begin = (next: number) => {
    attempt = next;
    progress.work(index, { doing: overlaySpans.length > 0 ? 'drawing' : 'encoding', attempt });
  };
  begin(attempt);
  return { begin, drawn: () => progress.work(index, { doing: 'encoding', attempt }) };
}
