import type { PageOpened } from '../../shared/contract/page.ts';
import type { StudioError } from '../../shared/errors.ts';
import type { StreamPackets } from '../check/packet-list.ts';
import type { SegmentEngine } from './segment-engine.ts';
import type { SegmentTask } from './segment-task.ts';

/** What happens while a segment is rendered. */
export type SegmentProgress =
  /** Frames encoded so far in this attempt. */
  | { readonly type: 'frames'; readonly frames: number }
  /** Nothing is left to draw; the encoder still has pictures to take. */
  | { readonly type: 'drawn' }
  /** An attempt failed, counted from 1, and the next one begins. */
  | { readonly type: 'retry'; readonly attempt: number; readonly error: StudioError }
  /** Characters that no font of the film has. */
  | { readonly type: 'uncovered'; readonly uncovered: PageOpened['uncovered'] };

/** A segment rendered, decoded and counted. */
export type RenderedSegment = {
  /** Name of the file within the render's work folder. */
  readonly fileName: string;
  /** SHA-256 of the file, in hex. */
  readonly sha256: string;
  readonly packets: StreamPackets;
};

/** Whoever renders segments: this machine's page and ffmpeg, or another machine. */
export interface SegmentWorker {
  /** What reports and events call it; a number is added for each slot. */
  readonly name: string;
  /** Tasks are made for this engine. */
  readonly engine: SegmentEngine;
  /** Segments it works on at once, at least 1. One more may be handed in: it gets ready meanwhile. */
  readonly slots: number;
  /** Gets ready what the task needs and takes time: files, a browser. May be left out. Throws what `render` would. */
  prepare(task: SegmentTask): Promise<void>;
  /**
   * Renders and proves one segment; retries what another attempt may mend. Aborting `signal` cancels it: it then throws
   * `job.cancelled` once its processes are gone and its files removed. Throws StudioError.
   */
  render(
    task: SegmentTask,
    options: { readonly onProgress: (progress: SegmentProgress) => void; readonly signal: AbortSignal },
  ): Promise<RenderedSegment>;
}
