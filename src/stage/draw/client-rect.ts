import { growRect, type Rect } from '../../shared/geometry.ts';

/** Where an element stands in the window with its transforms, grown by `reachPx`. Forces layout. */
export function clientRect(element: Element, reachPx: number): Rect {
  const { x, y, width, height } = element.getBoundingClientRect();
  return growRect({ xPx: x, yPx: y, widthPx: width, heightPx: height }, reachPx);
}
