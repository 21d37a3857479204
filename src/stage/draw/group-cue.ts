import type { StageGroupCue } from '../../shared/stage-film.ts';
import { REST, type BoxState } from '../../shared/motion/state.ts';
import { growRect } from '../../shared/geometry.ts';
import { cssPx, largestScale } from './box-motion.ts';
import { writeBox } from './box-style.ts';
import { clientRect } from './client-rect.ts';
import type { CueView, ViewContext } from './cue-view.ts';
import { inkReachPx, writeInkMotion } from './ink-motion.ts';
import { styleWriter } from './style-writer.ts';

const ALIGN = { start: 'flex-start', center: 'center', end: 'flex-end', stretch: 'stretch' } as const;
const JUSTIFY = {
  start: 'flex-start',
  center: 'center',
  end: 'flex-end',
  'space-between': 'space-between',
  'space-around': 'space-around',
} as const;

/**
 * A box of cues: a flexbox row or column, or a stack with all children on one another. Children stand by the flow, their
 * own x and y are not used; a child that is not on screen takes no room.
 */
export function createGroupView(cue: StageGroupCue, context: ViewContext): CueView {
  const element = document.createElement('div');
  element.className = cue.direction === 'stack' ? 'box stack' : 'box flow';
  const write = styleWriter(element);
  if (cue.layout.widthPx !== null) write('width', cssPx(cue.layout.widthPx));
  if (cue.layout.heightPx !== null) write('height', cssPx(cue.layout.heightPx));
  writeBox(write, cue.box);
  if (cue.direction === 'stack') {
    write('align-items', cue.align);
    write('justify-items', cue.justify.startsWith('space') ? 'center' : cue.justify);
  } else {
    write('flex-direction', cue.direction);
    write('flex-wrap', cue.wrap ? 'wrap' : 'nowrap');
    write('gap', cssPx(cue.gapPx));
    write('align-items', ALIGN[cue.align]);
    write('justify-content', JUSTIFY[cue.justify]);
  }

  const rest = { degrees: cue.layout.rotateDegrees, perspectivePx: context.film.heightPx };
  const views: (CueView | null)[] = cue.children.map(() => null);
  let shown: BoxState = REST;
  return {
    element,
    show(state) {
      shown = state.box;
      writeInkMotion(write, state.box, rest);
      let next: Element | null = null;
      // Backwards, so that each newcomer knows the sibling it stands before.
      for (let index = cue.children.length - 1; index >= 0; index--) {
        const child = cue.children[index];
        const childState = state.children[index] ?? null;
        let view: CueView | null = views[index] ?? null;
        if (child === undefined || childState === null) {
          view?.element.remove();
          views[index] = null;
          continue;
        }
        if (view === null) {
          view = context.createView(child, context);
          views[index] = view;
          element.insertBefore(view.element, next);
        }
        view.show(childState);
        next = view.element;
      }
    },
    measure(add, scale) {
      const reach = inkReachPx(shown) * scale;
      if (cue.box !== null) add(clientRect(element, reach + 1));
      const inner = scale * Math.max(1, largestScale(shown));
      for (const view of views) view?.measure((rect) => add(growRect(rect, reach)), inner);
    },
  };
}
