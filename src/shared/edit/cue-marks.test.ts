import { expect, test } from 'vitest';
import { seededRandom } from '../../../test/helpers/test-random.ts';
import { marksAfter, marksWithin } from './cue-marks.ts';
import { cueText, withText } from './cue-text.ts';
import type { EditCue, EditMark } from './document.ts';
import { splitCues } from './split-cues.ts';
import { withWordTimes } from './word-times.ts';

/** A text with its marked letters in brackets. */
const shown = (text: string, marks: readonly EditMark[] = []): string => {
  let [out, at] = ['', 0];
  for (const { from, to } of marks) {
    out += `${text.slice(at, from)}[${text.slice(from, to)}]`;
    at = to;
  }
  return out + text.slice(at);
};
function read(marked: string): { text: string; marks: EditMark[] } {
  const marks: EditMark[] = [];
  const text = marked.replace(/\[(.*?)\]/gs, (_, inner: string, at: number) => {
    const from = at - 2 * marks.length;
    marks.push({ from, to: from + inner.length, style: { italic: true } });
    return inner;
  });
  return { text, marks };
}

test.each([
  ['say [hello] you', 'say hello, you', 'say [hello], you'],
  ['say [hello] you', 'say heLlo you', 'say [heLlo] you'],
  ['say [hello] you', 'we say hello you', 'we say [hello] you'],
  ['say [hello] you', 'say you', 'say you'],
  ['say [hello] you', 'oh, to you', 'oh, [to] you'],
  ['say [hello] to you', 'so good for you', 'so [good] for you'],
  ['[a b] c', 'x', 'x'],
  ['one [two\nthree]', 'one  two three', 'one  [two three]'],
  ['[one] two [three]', 'ONE two THREE', '[ONE] two [THREE]'],
])('%j that becomes %j is %j', (before, after, marked) => {
  const { text, marks } = read(before);
  expect(shown(after, marksAfter(text, after, marks))).toBe(marked);
});

test('after any change marks are in order, within the text and do not overlap', () => {
  const random = seededRandom(7);
  const whole = (most: number) => Math.floor(random() * (most + 1));
  const letters = () => Array.from({ length: whole(12) }, () => 'ab  \n'[whole(4)]).join('');
  for (let round = 0; round < 5_000; round++) {
    const [before, after] = [letters(), letters()];
    const ends = [...new Set([whole(13), whole(13), whole(13), whole(13)])].sort((a, b) => a - b);
    const marks = ends.slice(1).map((to, index) => ({ from: ends[index]!, to, style: index }));
    if (before === after) continue;
    let last = 0;
    for (const { from, to } of marksAfter(before, after, marks)) {
      expect([before, after, from >= last, to > from, to <= after.length]).toEqual([
        ...[before, after, true, true, true],
      ]);
      last = to;
    }
  }
});

test('the marks of a part count from its start', () => {
  expect(marksWithin(read('[one] t[wo th]ree').marks, 4, 7)).toEqual([
    { from: 1, to: 3, style: { italic: true } },
  ]);
});

const cue = (marked: string): EditCue => ({ id: 'c1', type: 'text', start: 0, end: 4, ...read(marked) });

test('marks follow when a cue is retyped, gets word times and is split', () => {
  const edited = withText(cue('some [good] words'), 'some good big words');
  expect(shown(cueText(edited), edited.marks)).toBe('some [good] big words');
  const timed = withWordTimes(cue(' some\n[good]  words '));
  expect(shown(cueText(timed), timed.marks)).toBe('some\n[good] words');
  const cut = { atSeconds: 2, leastSeconds: 0.1 };
  for (const whole of [cue('one [two three] four'), withWordTimes(cue('one [two three] four'))]) {
    const { document } = splitCues({ cues: [whole] }, ['c1'], cut);
    const parts = document['cues'] as EditCue[];
    expect(parts.map((part) => shown(cueText(part), part.marks))).toEqual(['one [two]', '[three] four']);
  }
  const alone = splitCues({ cues: [cue('[o]ne')] }, ['c1'], cut).document['cues'] as EditCue[];
  expect(alone.map((part) => shown(cueText(part), part.marks))).toEqual(['[o]ne', '[o]ne']);
  expect(withText(cue('[all] gone'), '')).toEqual({ id: 'c1', type: 'text', start: 0, end: 4, text: '' });
});
