import { join } from 'node:path';
import type { Plan, PlanSegment } from '../../shared/plan/plan.ts';
import type { FrameSpan } from '../../shared/time.ts';
import { mapConcurrent } from '../../base/flow/map-concurrent.ts';
import type { PartsWork } from './parts-work.ts';
import type { SegmentReport } from '../request/render-request.ts';
import { segmentFingerprint } from '../segments/segment-engine.ts';
import { taskOf, type NamedSegment } from '../segments/segment-task.ts';
import type { RenderedSegment, SegmentProgress, SegmentWorker } from '../segments/segment-worker.ts';
import type { SegmentFile } from './render-segment.ts';
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
 * be drawn, no page is opened. The others are handed to the worker as tasks, kept, and counted.
 */
export async function renderSegments(
  plan: Plan,
  work: PartsWork & {
    readonly worker: SegmentWorker;
    /** Told whenever frames are encoded. */
    readonly onFrames: () => void;
  },
): Promise<{ readonly segments: readonly SegmentFile[]; readonly reports: readonly SegmentReport[] }> {
  const { workDir, worker, context, progress, checkSources, warn, signal } = work;
  const { segmentStore: store, ledger, onEvent } = context;
  const segments = plan.segments.map((segment): NamedSegment => {
    return { ...segment, fingerprint: segmentFingerprint(segment, worker.engine) };
  });
  const desk = await openSegmentDesk(segments, { ledger, onEvent });
  const turns = createTurns(worker.slots);
  let preparing: Promise<void> | null = null;

  const cached = await mapConcurrent(segments, { limit: LOOKUPS_AT_ONCE, signal }, lookUp);
  // the longest first: what is begun last is short, and no core waits long for it
  const missing = segments
    .filter((_, position) => !cached[position])
    .sort((a, b) => framesOf(b) - framesOf(a));
  // one more than work at once: it gets ready, or is being kept, while the others work
  const rendered = await mapConcurrent(missing, { limit: worker.slots + 1, signal }, render);
  const files = new Map(
    [...cached, ...rendered].flatMap((file) => (file ? [[file.segment.index, file]] : [])),
  );
  return {
    segments: plan.segments.flatMap(({ index }) => files.get(index) ?? []),
    reports: [...desk.reports].sort((a, b) => a.index - b.index),
  };

  async function lookUp(segment: NamedSegment): Promise<SegmentFile | null> {
    const found = store && (await takeCached(segment, { store, workDir }).catch(warn.unreadable));
    if (!found) {
      if (segment.overlaySpans.length > 0) prepare(segment);
      return null;
    }
    await desk.handle(segment, { how: 'cache', worker: 'cache' }, async () => found);
    progress.cached(segment.index, framesOf(segment));
    return found;
  }

  /** The browser starts with the first segment that needs it, beside further lookups. */
  function prepare(segment: NamedSegment): void {
    preparing ??= worker.prepare(taskOf(plan, segment, worker.engine));
    preparing.catch(() => {}); // told to whoever renders
  }

  async function render(segment: NamedSegment, stop: AbortSignal): Promise<SegmentFile> {
    const turn = await turns.take(stop);
    try {
      return await desk.handle(
        segment,
        { how: 'render', worker: `${worker.name}-${turn.index + 1}` },
        async (onRetry) => {
          const told = tellWork(segment, progress);
          const onProgress = (happened: SegmentProgress): void => {
            switch (happened.type) {
              case 'frames':
                work.onFrames();
                progress.segment(segment.index, happened.frames);
                if (happened.frames >= framesOf(segment) - HANDOVER_FRAMES) turn.end();
                break;
              case 'drawn':
                told.drawn();
                break;
              case 'retry':
                onRetry(happened.attempt, happened.error);
                told.begin(happened.attempt + 1);
                break;
              case 'uncovered':
                warn.uncovered(happened.uncovered);
            }
          };
          const task = taskOf(plan, segment, worker.engine);
          const made = await worker.render(task, { onProgress, signal: stop });
          turn.end();
          await keep(segment.fingerprint, made);
          return { ...made, segment };
        },
      );
    } finally {
      progress.work(segment.index, null);
      turn.end();
    }
  }

  /** Kept before it is counted: what was counted survives a crash. A cache that fails fails no film. */
  async function keep(fingerprint: string, { fileName, sha256, packets }: RenderedSegment): Promise<void> {
    if (!store && !ledger) return;
    await checkSources(); // what was rendered of another file must never stand under this fingerprint
    const path = join(workDir, fileName);
    await store?.keep(fingerprint, { path, sha256, packets }).catch(warn.notKept);
  }
}

const framesOf = ({ startFrame, endFrame }: FrameSpan): number => endFrame - startFrame;

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
