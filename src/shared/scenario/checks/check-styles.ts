import { asObject, asText } from '../json/loose.ts';
import type { Loose } from '../json/loose.ts';
import { showValue } from '../problem.ts';
import type { Report } from '../problem.ts';
import type { References } from './references.ts';

/** Names of a circle that are shown: a message stays short, however long the circle is. */
const NAMES_SHOWN = 10;

/** Refuses styles that extend what is not there, or themselves by way of others. */
export function checkStyles(document: Loose, report: Report, references: References): void {
  const styles = asObject(document['styles']);
  const circleOf = circlesOf(styles);
  for (const [name, style] of Object.entries(styles)) {
    references.checkStyleUse(asObject(style), ['styles', name]);
    const circle = circleOf.get(name);
    if (circle)
      report(
        ['styles', name, 'extends'],
        'style.cycle',
        `must not lead back to itself: ${wayOf(name, circle)}`,
      );
  }
}

/** Styles that lead back to themselves: a list of those that follow each other, and where in it one stands. */
type Circle = { readonly names: readonly string[]; readonly index: number };

/** Every style is passed once. A style that extends its own name means the built-in one, and ends the way. */
function circlesOf(styles: Loose): ReadonlyMap<string, Circle> {
  const circles = new Map<string, Circle>();
  const passed = new Set<string>();
  for (const first of Object.keys(styles)) {
    const way = new Map<string, number>(); // of this walk: names in order
    let at: string | undefined = first;
    while (at !== undefined && !passed.has(at)) {
      way.set(at, way.size);
      passed.add(at);
      at = nextOf(at, styles);
    }
    const start = at === undefined ? undefined : way.get(at);
    if (start === undefined) continue; // an end, or styles that were walked before
    const names = [...way.keys()].slice(start);
    for (const [index, name] of names.entries()) circles.set(name, { names, index });
  }
  return circles;
}

function nextOf(name: string, styles: Loose): string | undefined {
  const next = Object.hasOwn(styles, name) ? asText(asObject(styles[name])['extends']) : undefined;
  return next === name ? undefined : next;
}

/** From a style around to itself. */
function wayOf(name: string, { names, index }: Circle): string {
  const shown = Array.from(
    { length: Math.min(names.length, NAMES_SHOWN) },
    (_, step) => names[(index + step) % names.length],
  );
  const left = names.length - shown.length;
  const more = left > 0 ? [`${left} more`] : [];
  return [...shown.map((step) => showValue(step)), ...more, showValue(name)].join(' → ');
}
