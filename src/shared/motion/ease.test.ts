import { expect, test } from 'vitest';
import type { Ease } from '../stage-film.ts';
import { easeAt, namedEase } from './ease.ts';

const EASES: readonly Ease[] = [
  ...(['linear', 'in', 'out', 'in-out', 'back', 'elastic', 'bounce', 'hold'] as const).map(namedEase),
  { kind: 'cubic-bezier', x1: 0.25, y1: 0.1, x2: 0.25, y2: 1 },
  { kind: 'cubic-bezier', x1: 0.68, y1: -0.6, x2: 0.32, y2: 1.6 },
  { kind: 'cubic-bezier', x1: 0, y1: 0, x2: 0, y2: 0 },
  { kind: 'spring', mass: 1, stiffness: 100, damping: 10 },
  { kind: 'spring', mass: 1, stiffness: 100, damping: 20 },
  { kind: 'spring', mass: 1, stiffness: 100, damping: 60 },
  { kind: 'spring', mass: 1, stiffness: 100, damping: 0 },
];

test.each(EASES)('%o goes from exactly 0 to exactly 1 and stays finite', (ease) => {
  expect([-1, 0, 1, 2, Number.NaN].map((progress) => easeAt(ease, progress))).toEqual([0, 0, 1, 1, 0]);
  for (let step = 0; step <= 1000; step++) expect(Math.abs(easeAt(ease, step / 1000))).toBeLessThan(3);
});

test.each(EASES.filter((ease) => !(ease.kind === 'named' && ease.name === 'hold')))(
  '%o arrives without a jump',
  (ease) => {
    expect(Math.abs(easeAt(ease, 1 - 1e-9) - 1)).toBeLessThan(2e-3);
    expect(Math.abs(easeAt(ease, 1e-12))).toBeLessThan(2e-3);
  },
);

test('named eases have their usual values half way', () => {
  const half = (['linear', 'in', 'out', 'in-out', 'bounce', 'hold'] as const).map((name) =>
    easeAt(namedEase(name), 0.5),
  );
  expect(half).toEqual([0.5, 0.125, 0.875, 0.5, 0.765625, 0]);
});

test('back, elastic and a loose spring overshoot; a stiffly damped spring does not', () => {
  const highest = (ease: Ease) =>
    Math.max(...Array.from({ length: 101 }, (_, step) => easeAt(ease, step / 100)));
  expect(highest(namedEase('back'))).toBeCloseTo(1.1, 2);
  expect(highest(namedEase('elastic'))).toBeGreaterThan(1.2);
  expect(highest({ kind: 'spring', mass: 1, stiffness: 100, damping: 5 })).toBeGreaterThan(1.4);
  expect(highest({ kind: 'spring', mass: 1, stiffness: 100, damping: 30 })).toBe(1);
});

test('a cubic-bezier is solved to 1e-6: ease of CSS, and a straight line', () => {
  expect(easeAt({ kind: 'cubic-bezier', x1: 0.25, y1: 0.1, x2: 0.25, y2: 1 }, 0.5)).toBeCloseTo(0.802403, 6);
  for (let step = 1; step < 100; step++)
    expect(easeAt({ kind: 'cubic-bezier', x1: 0.2, y1: 0.2, x2: 0.7, y2: 0.7 }, step / 100)).toBeCloseTo(
      step / 100,
      6,
    );
});
