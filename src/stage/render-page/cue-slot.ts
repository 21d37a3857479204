import type { PixelWindow } from '../../shared/pixels/pixel-window.ts';
import type { AssetUrl } from '../draw/cue-view.ts';
import { createStage, type Stage } from '../stage.ts';
import type { LaneCue } from './measure-lanes.ts';

/** One cue of a frame: the element that shows it, as large as the stage, and all of the stage it covers. */
export type DrawnCue = { readonly root: HTMLElement; readonly window: PixelWindow };

/** A future frame, each cue in an element of its own. */
export type CueSlot = {
  /** Lays the frame out. Gives its visible cues in drawing order, to be drawn once they are painted. */
  layOut(frame: number): readonly DrawnCue[];
};

/**
 * Elements are made as cues come and taken away as they go, so that a slot holds no more than one frame shows. They
 * have the stage's own coordinates wherever the lane is: what is drawn depends on the cue and the frame alone.
 */
export function createCueSlot(canvas: HTMLElement, cues: readonly LaneCue[], assetUrl: AssetUrl): CueSlot {
  const shown = new Map<LaneCue, { readonly root: HTMLElement; readonly stage: Stage }>();

  function mount(cue: LaneCue): { readonly root: HTMLElement; readonly stage: Stage } {
    const root = document.createElement('div');
    const { widthPx, heightPx } = cue.film;
    root.style.cssText = `position:absolute;left:0;top:0;width:${widthPx}px;height:${heightPx}px;overflow:hidden`;
    canvas.append(root);
    const mounted = { root, stage: createStage(root, cue.film, { assetUrl }) };
    shown.set(cue, mounted);
    return mounted;
  }

  return {
    layOut(frame) {
      const drawn: DrawnCue[] = [];
      for (const cue of cues) {
        const window = cue.windowAt(frame);
        const mounted = shown.get(cue) ?? (window ? mount(cue) : null);
        if (window && mounted) {
          mounted.stage.draw(frame);
          drawn.push({ root: mounted.root, window });
        } else if (mounted) {
          mounted.root.remove();
          shown.delete(cue);
        }
      }
      return drawn;
    },
  };
}
