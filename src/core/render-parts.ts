import type { Plan } from '../shared/plan/plan.ts';
import { renderSound } from './assemble/render-sound.ts';
import { mapConcurrent } from './map-concurrent.ts';
import type { ProgressMeter } from './progress-meter.ts';
import type { StagePages } from './render/open-pages.ts';
import { renderSegment, type SegmentFile } from './render/render-segment.ts';
import type { RenderContext, SegmentReport } from './render-request.ts';

export type FilmParts = {
  /** In film order, each decoded and counted. */
  readonly segments: readonly SegmentFile[];
  readonly reports: readonly SegmentReport[];
  /** The whole film's sound; null for a silent film. */
  readonly soundPath: string | null;
};

/**
 * Renders everything a film is joined from: its segments on several page workers at once, and beside them the sound.
 * The first failure stops the rest.
 */
export async function renderParts(
  plan: Plan,
  options: {
    readonly workDir: string;
    readonly workers: number;
    /** Null only for films without cues. */
    readonly pages: StagePages | null;
    readonly context: RenderContext;
    readonly progress: ProgressMeter;
    readonly signal: AbortSignal;
  },
): Promise<FilmParts> {
  const { workDir, workers, pages, context, progress, signal } = options;
  const { ffmpeg } = context.tools;
  pages?.show(plan);
  const reports: SegmentReport[] = [];
  const warned = new Set<string>();
  let segments: SegmentFile[] = [];
  let soundPath: string | null = null;

  const tasks = [
    async (inner: AbortSignal) => {
      segments = await renderSegments(inner);
    },
    async (inner: AbortSignal) => {
      if (plan.sound)
        soundPath = await renderSound(plan.sound, plan.format, { workDir, ffmpeg, signal: inner });
    },
  ];
  await mapConcurrent(tasks, { limit: tasks.length, signal }, (task, inner) => task(inner));
  return { segments, reports: reports.sort((a, b) => a.index - b.index), soundPath };

  function renderSegments(inner: AbortSignal): Promise<SegmentFile[]> {
    if (plan.format === 'wav') return Promise.resolve([]);
    return mapConcurrent(plan.segments, { limit: workers, signal: inner }, async (segment, stop, worker) => {
      const started = performance.now();
      const file = await renderSegment(plan, segment, {
        ...{ ffmpeg, workDir, signal: stop, pages },
        onFrames: (frames) => progress.segment(segment.index, frames),
        onUncovered: (uncovered) => warnUncovered(uncovered),
        onRetry: (attempt, { code, message }) =>
          context.onEvent?.({ type: 'retry', segment: segment.index, attempt, code, message }),
      });
      const { index, startFrame, endFrame } = segment;
      const seconds = Math.round(performance.now() - started) / 1000;
      reports.push({ index, startFrame, endFrame, how: 'render', worker: `local-${worker + 1}`, seconds });
      return file;
    });
  }

  /** Once per cue, however many segments show it. */
  function warnUncovered(uncovered: readonly { readonly path: string; readonly characters: string }[]): void {
    for (const { path, characters } of uncovered) {
      if (warned.has(path)) continue;
      warned.add(path);
      context.onEvent?.({
        type: 'warning',
        code: 'font.uncovered',
        path,
        message: `no font has ${[...characters].map(named).join(', ')}; it shows as a box`,
      });
    }
  }
}

const named = (character: string) =>
  `“${character}” (U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`;
