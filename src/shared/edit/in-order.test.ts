import { expect, test } from 'vitest';
import { inOrder } from './in-order.ts';

const byStart = (one: { readonly start: number }, other: { readonly start: number }) =>
  one.start - other.start;

test('a list in order is given as it is; another is sorted into a copy, equal items as they stood', () => {
  const ordered = [{ start: 0 }, { start: 1 }, { start: 1 }];
  expect(inOrder(ordered, byStart)).toBe(ordered);
  const [late, first, second] = [{ start: 2 }, { start: 1, name: 'first' }, { start: 1, name: 'second' }];
  const mixed = [late, first, second];
  expect(inOrder(mixed, byStart)).toEqual([first, second, late]);
  expect(mixed).toEqual([late, first, second]);
});
