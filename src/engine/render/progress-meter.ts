import type { SegmentWork } from '../../shared/job/kinds/render-kind.ts';
import type { RenderEvent, RenderPhase } from '../request/render-request.ts';

/** Share of the finished work below which a rate says more about the start than about the render. */
const FRAMES_BEFORE_ETA = 8;

/** Turns facts about segments into progress that never goes back. */
export type ProgressMeter = {
  phase(phase: RenderPhase): void;
  /** `frames` of one segment are encoded so far; an attempt that starts again reports from 0. */
  segment(index: number, frames: number): void;
  /** A whole segment of `frames` came from the cache: done at once, and no measure of speed. */
  cached(index: number, frames: number): void;
  /** What is done on a segment from now on; null: it is over. Another attempt begins at its first frame. */
  work(index: number, work: Pick<SegmentWork, 'doing' | 'attempt'> | null): void;
};

export function createProgressMeter(options: {
  readonly totalFrames: number;
  readonly onEvent: (event: RenderEvent) => void;
  /** Milliseconds on a clock that never goes back. */
  readonly now?: () => number;
}): ProgressMeter {
  const { totalFrames, onEvent, now = () => performance.now() } = options;
  const done = new Map<number, number>();
  const cached = new Map<number, number>();
  const working = new Map<number, SegmentWork>();
  let phase: RenderPhase = 'planning';
  let startedMs = now();
  let shown = 0;

  function report(): void {
    const seconds = (now() - startedMs) / 1000;
    const rendered = Math.max(0, shown - sum(cached));
    const fps = rendered > 0 && seconds > 0 ? rendered / seconds : 0;
    const etaSeconds = rendered >= FRAMES_BEFORE_ETA && fps > 0 ? (totalFrames - shown) / fps : null;
    onEvent({
      type: 'progress',
      phase,
      frames: shown,
      totalFrames,
      fps: round(fps),
      etaSeconds: etaSeconds === null ? null : round(etaSeconds),
      ...(working.size > 0 && { working: [...working.values()].sort((a, b) => a.index - b.index) }),
    });
  }

  return {
    phase(next) {
      phase = next;
      if (next === 'rendering') startedMs = now();
      if (next === 'assembling' || next === 'verifying' || next === 'done') shown = totalFrames;
      report();
    },
    segment(index, frames) {
      done.set(index, Math.max(frames, done.get(index) ?? 0));
      const work = working.get(index);
      if (work) working.set(index, { ...work, frames });
      show();
    },
    cached(index, frames) {
      cached.set(index, frames);
      if (done.size === 0) startedMs = now(); // reading them is no part of the speed of rendering
      show();
    },
    work(index, next) {
      const before = working.get(index);
      if (next === null) {
        working.delete(index); // told with whatever comes next
        return;
      }
      const frames = before?.attempt === next.attempt ? before.frames : 0;
      working.set(index, { index, frames, ...next });
      report();
    },
  };

  function show(): void {
    const finished = Math.min(sum(done) + sum(cached), totalFrames);
    if (finished <= shown) return;
    shown = finished;
    report();
  }
}

function sum(frames: ReadonlyMap<number, number>): number {
  return [...frames.values()].reduce((total, part) => total + part, 0);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
