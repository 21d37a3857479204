import type { Page } from 'playwright';
import { settled } from './settled.ts';

/** Smaller targets are hard to hit; the film's own boxes and the timeline's items are as large as what they stand for. */
const LEAST_TARGET_PX = 28;

/**
 * What does not fit, a line for each: texts of the catalogue that are cut, and controls that are too small, lie out of reach
 * or under something else. What a person wrote (`dir=auto`) may be cut: it ends with an ellipsis.
 */
export async function findMisfits(page: Page): Promise<string[]> {
  await settled(page); // a dialog that comes or goes lies over what is under it
  return page.evaluate<string[]>(`(${misfits})(${LEAST_TARGET_PX})`);
}

const misfits = `function (leastPx) {
  const found = new Set();
  const floating = document.querySelector('[role=menu], [data-radix-popper-content-wrapper]');
  const root = document.querySelector('[role=dialog]') ?? document.body;
  const own = '[data-timeline], [data-film], .sr-only, [inert], [aria-hidden=true]';
  const isSeen = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && !element.closest(own) && getComputedStyle(element).visibility === 'visible';
  };
  const seen = (selector) => [...root.querySelectorAll(selector)].filter(isSeen);
  const nameOf = (element) =>
    element.tagName.toLowerCase() + ' "' + (element.getAttribute('aria-label') ?? element.textContent).slice(0, 50) + '"';
  const above = (element, test) => {
    let parent = element.parentElement;
    while (parent && !test(getComputedStyle(parent))) parent = parent.parentElement;
    return parent;
  };
  for (const element of seen('button, label, h1, h2, h3, p, dt, dd, span, [role=tab], [role=menuitem], [role=option]')) {
    if (element.closest('[dir=auto]') || getComputedStyle(element).display === 'inline') continue;
    if (element.scrollWidth > element.clientWidth + 1) found.add('cut: ' + nameOf(element));
  }
  for (const element of seen('header, footer, [role=toolbar]'))
    if (element.scrollWidth > element.clientWidth + 1) found.add('too full: ' + nameOf(element));
  for (const element of seen('button, input, textarea, [role=combobox], [role=switch], [role=tab]')) {
    const box = element.getBoundingClientRect();
    if (!element.hasAttribute('data-cue-box') && Math.min(box.width, box.height) < leastPx - 0.5)
      found.add('small: ' + nameOf(element) + ' ' + Math.round(box.width) + ' x ' + Math.round(box.height));
    const scroller = above(element, ({ overflowX, overflowY }) => /auto|scroll/.test(overflowX + overflowY));
    const clip = above(element, ({ overflowX }) => overflowX !== 'visible');
    const isClipped = clip !== null && /hidden|clip/.test(getComputedStyle(clip).overflowX);
    const edge = clip?.getBoundingClientRect();
    if (isClipped && (box.right > edge.right + 1 || box.left < edge.left - 1))
      found.add('out of reach: ' + nameOf(element));
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const room = scroller?.getBoundingClientRect() ?? { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    if (floating || x < room.left || x > room.right || y < room.top || y > room.bottom) continue;
    const top = document.elementFromPoint(x, y);
    if (top && !element.contains(top) && !top.contains(element)) found.add('covered: ' + nameOf(element) + ' by ' + nameOf(top));
  }
  return [...found];
}`;
