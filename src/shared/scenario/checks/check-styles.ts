import { asObject, asText } from '../json/loose.ts';
import type { Loose } from '../json/loose.ts';
import { showValue } from '../problem.ts';
import type { Report } from '../problem.ts';
import { checkStyleUse } from './references.ts';

/** Refuses styles that extend what is not there, or themselves by way of others. */
export function checkStyles(document: Loose, report: Report): void {
  const styles = asObject(document['styles']);
  for (const [name, style] of Object.entries(styles)) {
    checkStyleUse(asObject(style), document, ['styles', name], report);
    const cycle = cycleFrom(name, styles);
    if (cycle)
      report(
        ['styles', name, 'extends'],
        'style.cycle',
        `must not lead back to itself: ${cycle.map((step) => showValue(step)).join(' → ')}`,
      );
  }
}

/** The way from a style back to itself; null where there is none. A style that extends its own name means the built-in. */
function cycleFrom(name: string, styles: Loose): string[] | null {
  const way = [name];
  let at = name;
  for (;;) {
    const next = asText(asObject(Object.hasOwn(styles, at) ? styles[at] : null)['extends']);
    if (next === undefined || next === at) return null;
    way.push(next);
    if (next === name) return way;
    if (way.indexOf(next) < way.length - 1) return null; // a cycle of others; reported at them
    at = next;
  }
}
