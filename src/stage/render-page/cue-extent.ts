import { lowestIndex } from '../../shared/lowest-index.ts';
import { cueStateAt } from '../../shared/motion/cue-state.ts';
import { cueStateKey } from '../../shared/motion/state-key.ts';
import { uniteEdges, type Edges } from '../../shared/pixels/edges.ts';
import type { StageCue, StageFilm } from '../../shared/stage-film.ts';
import type { FrameSpan } from '../../shared/time.ts';
import type { AssetUrl } from '../draw/cue-view.ts';
import { createStage } from '../stage.ts';

/** Where one cue puts ink, frame by frame, in stage pixels. */
export type CueExtent = {
  /** Around everything it ever covers; null: it is never visible. */
  readonly all: Edges | null;
  /** Around what it covers at a film frame; null while it is not visible. */
  at(frame: number): Edges | null;
};

/**
 * Lays the cue out alone at each frame of `span` on which it looks different, and notes its bounds. Costs a layout per
 * changed frame, a small part of drawing it.
 */
export function measureCue(film: StageFilm, cue: StageCue, span: FrameSpan, assetUrl: AssetUrl): CueExtent {
  const root = document.createElement('div');
  root.style.cssText = `position:absolute;left:0;top:0;width:${film.widthPx}px;height:${film.heightPx}px`;
  document.body.append(root);
  const stage = createStage(root, { ...film, cues: [cue] }, { assetUrl });
  const frames: number[] = [];
  const edges: (Edges | null)[] = [];
  let lastKey: string | null = null; // a cue at rest has the key ''
  const endFrame = Math.min(span.endFrame, cue.endFrame);
  for (let frame = Math.max(span.startFrame, cue.startFrame); frame < endFrame; frame += 1) {
    const key = cueStateKey(cueStateAt(cue, frame, film));
    if (key === lastKey) continue;
    lastKey = key;
    stage.draw(frame);
    const rect = stage.bounds();
    frames.push(frame);
    edges.push(
      rect && rect.widthPx > 0 && rect.heightPx > 0
        ? { left: rect.xPx, top: rect.yPx, right: rect.xPx + rect.widthPx, bottom: rect.yPx + rect.heightPx }
        : null,
    );
  }
  stage.dispose();
  root.remove();
  return {
    all: edges.reduce<Edges | null>(
      (sum, next) => (sum && next ? uniteEdges(sum, next) : (sum ?? next)),
      null,
    ),
    at: (frame) =>
      frame < cue.startFrame || frame >= cue.endFrame ? null : (edges[lastAtOrBefore(frames, frame)] ?? null),
  };
}

/** Position of the last of ascending `frames` that is not after `frame`; -1 where all are. */
function lastAtOrBefore(frames: readonly number[], frame: number): number {
  return lowestIndex(frames.length, (index) => (frames[index] as number) > frame) - 1;
}
