import { expect, test } from 'vitest';
import { rememberEach } from './remember-each.ts';

function counted() {
  const computed: number[] = [];
  const each = rememberEach((item: { readonly n: number }, factor: number) => {
    computed.push(item.n);
    return { value: item.n * factor };
  });
  return { each, spent: () => computed.splice(0) };
}
const list = [1, 2, 3, 4, 5].map((n) => ({ n }));

test('an edit of one item computes that item, and all others keep their very results', () => {
  const { each, spent } = counted();
  const before = each(list, 10);
  spent();
  const after = each(list.with(2, { n: 7 }), 10);
  expect([spent(), after.map(({ value }) => value)]).toEqual([[7], [10, 20, 70, 40, 50]]);
  expect(after.map((result, index) => result === before[index])).toEqual([true, true, false, true, true]);
});

test.each([
  ['taking one out', list.toSpliced(1, 2), []],
  ['putting one in', list.toSpliced(3, 0, { n: 9 }), [9]],
])('%s computes only what is new', (_name, edited, expected) => {
  const { each, spent } = counted();
  each(list, 10);
  spent();
  expect(each(edited, 10)).toEqual(edited.map(({ n }) => ({ value: n * 10 })));
  expect(spent()).toEqual(expected);
});

test('another context computes all anew; the same list and context give the same list', () => {
  const { each, spent } = counted();
  const before = each(list, 10);
  expect(each(list, 10)).toBe(before);
  spent();
  expect(each(list, 2).map(({ value }) => value)).toEqual([2, 4, 6, 8, 10]);
  expect(spent()).toEqual([1, 2, 3, 4, 5]);
});
