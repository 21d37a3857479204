import type { Lane } from '../../shared/contract/page.ts';
import { cueStateKey } from '../../shared/motion/state-key.ts';
import { cueStateAt } from '../../shared/motion/cue-state.ts';
import { chooseLanes } from '../../shared/pixels/choose-lanes.ts';
import type { StageCue, StageFilm } from '../../shared/stage-film.ts';
import type { FrameSpan } from '../../shared/time.ts';
import { createStage } from '../stage.ts';

/** A lane and the part of the film that is drawn in it. */
export type LaneFilm = { readonly lane: Lane; readonly film: StageFilm };

type Edges = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/**
 * Where the cues of a span ever put ink: every cue is laid out alone at each frame on which it looks different, and
 * its bounds are joined. Costs a layout per changed frame, a small part of drawing it.
 */
export function measureLanes(
  film: StageFilm,
  span: FrameSpan,
  options: { readonly assetUrl: (name: string) => string; readonly marginPx: number },
): LaneFilm[] {
  const covered = film.cues.map((cue) => measureCue(film, cue, span, options.assetUrl));
  return chooseLanes(covered, film, options.marginPx).map(({ lane, cues }) => ({
    lane,
    film: { ...film, cues: cues.map((index) => film.cues[index] as StageCue) },
  }));
}

function measureCue(
  film: StageFilm,
  cue: StageCue,
  span: FrameSpan,
  assetUrl: (name: string) => string,
): Edges | null {
  const root = document.createElement('div');
  root.style.cssText = `position:absolute;left:0;top:0;width:${film.widthPx}px;height:${film.heightPx}px`;
  document.body.append(root);
  const stage = createStage(root, { ...film, cues: [cue] }, { assetUrl });
  const edges = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  let lastKey: string | null = null; // a cue at rest has the key ''
  const last = Math.min(span.endFrame, cue.endFrame);
  for (let frame = Math.max(span.startFrame, cue.startFrame); frame < last; frame += 1) {
    const key = cueStateKey(cueStateAt(cue, frame, film));
    if (key === lastKey) continue;
    lastKey = key;
    stage.draw(frame);
    const rect = stage.bounds();
    if (!rect || rect.widthPx <= 0 || rect.heightPx <= 0) continue;
    edges.left = Math.min(edges.left, rect.xPx);
    edges.top = Math.min(edges.top, rect.yPx);
    edges.right = Math.max(edges.right, rect.xPx + rect.widthPx);
    edges.bottom = Math.max(edges.bottom, rect.yPx + rect.heightPx);
  }
  stage.dispose();
  root.remove();
  return edges.right > edges.left ? edges : null;
}
