import type { StageShapeCue } from '../../shared/stage-film.ts';
import { REST, type BoxState } from '../../shared/motion/state.ts';
import { cssNumber, cssPx, largestScale } from './box-motion.ts';
import { clientRect } from './client-rect.ts';
import type { CueView, ViewContext } from './cue-view.ts';
import { inkReachPx, writeInkMotion } from './ink-motion.ts';
import { styleWriter } from './style-writer.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** The size a shape takes: a missing length equals the other one, save that a line without one is straight. */
function shapeSize({ shape, layout }: StageShapeCue): { widthPx: number; heightPx: number } {
  const { widthPx, heightPx } = layout;
  const missing = shape === 'line' ? 0 : null;
  return {
    widthPx: widthPx ?? missing ?? heightPx ?? 0,
    heightPx: heightPx ?? missing ?? widthPx ?? 0,
  };
}

function outline(cue: StageShapeCue, widthPx: number, heightPx: number): SVGElement {
  const make = (name: string, attributes: Record<string, number | string>): SVGElement => {
    const node = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
    return node;
  };
  switch (cue.shape) {
    case 'rect': {
      const radius = Math.min(cue.radiusPx, widthPx / 2, heightPx / 2);
      return make('rect', { width: widthPx, height: heightPx, rx: radius, ry: radius });
    }
    case 'ellipse':
      return make('ellipse', { cx: widthPx / 2, cy: heightPx / 2, rx: widthPx / 2, ry: heightPx / 2 });
    case 'line':
      return make('line', { x1: 0, y1: 0, x2: widthPx, y2: heightPx });
    case 'path':
      return make('path', { d: cue.pathData ?? '' });
  }
}

/** A shape as inline SVG, one unit to a stage pixel. The stroke is centred on the outline, as in SVG. */
export function createShapeView(cue: StageShapeCue, context: ViewContext): CueView {
  const { widthPx, heightPx } = shapeSize(cue);
  const element = document.createElement('div');
  element.className = 'box';
  const write = styleWriter(element);
  write('width', cssPx(widthPx));
  write('height', cssPx(heightPx));

  const svg = document.createElementNS(SVG, 'svg');
  // An SVG without any width or height draws nothing, not even what overflows it: a level line needs one.
  svg.setAttribute('width', cssNumber(Math.max(1, widthPx)));
  svg.setAttribute('height', cssNumber(Math.max(1, heightPx)));
  const node = outline(cue, widthPx, heightPx);
  const paint = styleWriter(node);
  // A line has no inside: given only a fill, it is drawn in that colour.
  const stroke = cue.stroke ?? (cue.shape === 'line' ? cue.fill : null);
  paint('stroke', stroke ?? 'none');
  paint('stroke-width', cssPx(cue.strokeWidthPx));
  svg.append(node);
  element.append(svg);

  const rest = { degrees: cue.layout.rotateDegrees, perspectivePx: context.film.heightPx };
  let shown: BoxState = REST;
  return {
    element,
    show(state) {
      shown = state.box;
      writeInkMotion(write, state.box, rest);
      paint('fill', cue.fill === null ? 'none' : (state.box.color ?? cue.fill));
    },
    measure(add, scale) {
      // A miter join reaches four half widths out at most (SVG's default limit).
      const strokePx = stroke === null ? 0 : 2 * cue.strokeWidthPx * Math.max(1, largestScale(shown));
      add(clientRect(node, (inkReachPx(shown) + strokePx) * scale + 1));
    },
  };
}
