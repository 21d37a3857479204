import type { Ease } from '../stage-film.ts';

/** The eases that are just a name. */
const EASE_NAMES = ['linear', 'in', 'out', 'in-out', 'back', 'elastic', 'bounce', 'hold'] as const;

export const EASE_RULE = `must be an ease: ${EASE_NAMES.join(', ')}, cubic-bezier(x1, y1, x2, y2) with x1 and x2 from 0 to 1, or spring(mass, stiffness, damping) with positive numbers`;

function argumentsOf(text: string, name: string): number[] | null {
  if (!text.startsWith(`${name}(`) || !text.endsWith(')')) return null;
  const inside = text.slice(name.length + 1, -1).trim();
  if (inside === '') return [];
  const numbers = inside
    .split(',')
    .map((part) => (/^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)\s*$/.test(part) ? Number(part) : NaN));
  return numbers.every(Number.isFinite) ? numbers : null;
}

/** Reads a scenario's ease. `spring()` takes what is left out from mass 1, stiffness 100, damping 10; null: not an ease. */
export function parseEase(text: string): Ease | null {
  const name = EASE_NAMES.find((known) => known === text);
  if (name !== undefined) return { kind: 'named', name };
  const bezier = argumentsOf(text, 'cubic-bezier');
  if (bezier) {
    const [x1, y1, x2, y2, extra] = bezier;
    if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) return null;
    const isFunction = x1 >= 0 && x1 <= 1 && x2 >= 0 && x2 <= 1; // outside, one instant would have two values
    return extra === undefined && isFunction ? { kind: 'cubic-bezier', x1, y1, x2, y2 } : null;
  }
  const spring = argumentsOf(text, 'spring');
  if (!spring || spring.length > 3) return null;
  const [mass = 1, stiffness = 100, damping = 10] = spring;
  return mass > 0 && stiffness > 0 && damping > 0 ? { kind: 'spring', mass, stiffness, damping } : null;
}
