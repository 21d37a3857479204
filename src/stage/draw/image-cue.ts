import type { StageImageCue } from '../../shared/stage-film.ts';
import { REST, type BoxState } from '../../shared/motion/state.ts';
import { cssPx } from './box-motion.ts';
import { clientRect } from './client-rect.ts';
import type { CueView, ViewContext } from './cue-view.ts';
import { inkReachPx, writeInkMotion } from './ink-motion.ts';
import { styleWriter } from './style-writer.ts';

const OBJECT_FIT = { contain: 'contain', cover: 'cover', stretch: 'fill' } as const;

/** A still image. Without a width or height it keeps its own shape; without both, its own size in stage pixels. */
export function createImageView(cue: StageImageCue, context: ViewContext): CueView {
  const element = document.createElement('img');
  element.className = 'box';
  // Decoded while painting: an asynchronous decode would leave the image out of the frame.
  element.decoding = 'sync';
  element.draggable = false;
  element.alt = '';
  element.src = context.assetUrl(cue.asset, cue);
  const write = styleWriter(element);
  write('object-fit', OBJECT_FIT[cue.fit]);
  write('width', cue.layout.widthPx === null ? 'auto' : cssPx(cue.layout.widthPx));
  write('height', cue.layout.heightPx === null ? 'auto' : cssPx(cue.layout.heightPx));

  const rest = { degrees: cue.layout.rotateDegrees, perspectivePx: context.film.heightPx };
  let shown: BoxState = REST;
  return {
    element,
    show(state) {
      shown = state.box;
      writeInkMotion(write, state.box, rest);
    },
    measure(add, scale) {
      add(clientRect(element, inkReachPx(shown) * scale + 1));
    },
  };
}
