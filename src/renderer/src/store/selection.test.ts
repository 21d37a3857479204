import { expect, test } from 'vitest';
import { extended, NOTHING, selected, stillThere, toggled } from './selection.ts';

const cue = (id: string) => ({ id, type: 'text', start: 0, end: 1, text: id });
const document = { cues: ['a', 'b', 'c'].map(cue) };

test('what the document no longer has is let go, in the order it was chosen; else nothing changes', () => {
  const all = selected('cues', ['c', 'a', 'b']);
  expect(stillThere(all, document)).toBe(all);
  expect(stillThere(all, { cues: [cue('b'), cue('c')] })).toEqual({ kind: 'cues', ids: ['c', 'b'] });
  expect(stillThere(all, { cues: [] })).toBe(NOTHING);
});

test('Ctrl adds and takes out; Shift goes from the first one to this one', () => {
  const two = toggled(selected('cues', ['a']), 'cues', 'c');
  expect([two.ids, toggled(two, 'cues', 'a').ids]).toEqual([['a', 'c'], ['c']]);
  expect(extended(selected('cues', ['c']), 'cues', 'a', ['a', 'b', 'c']).ids).toEqual(['c', 'b', 'a']);
});
