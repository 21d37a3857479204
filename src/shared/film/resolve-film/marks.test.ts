import { expect, test } from 'vitest';
import type { StageTextCue } from '../../stage-film.ts';
import { cueOf } from './resolve-for-test.ts';

/** Words of each line as `text:colour`, with `+` before one that goes on the word before; no colour: the cue's style. */
function drawn(keys: object): string[] {
  const { lines } = cueOf(keys) as StageTextCue;
  return lines.map((line) =>
    line
      .map(({ text, style, isJoined }) => `${isJoined ? '+' : ''}${text}${style ? `:${style.color}` : ''}`)
      .join(' '),
  );
}
const red = (from: number, to: number) => ({ from, to, style: { color: 'red' } });

test('marks cut a text where they begin and end, over its lines', () => {
  expect(drawn({ text: 'one two\nthree', marks: [red(4, 10)] })).toEqual(['one two:red', 'th:red +ree']);
  expect(drawn({ text: 'a\r\nbc', marks: [red(4, 99)] })).toEqual(['a', 'b +c:red']);
  expect(drawn({ text: 'one two', marks: [red(3, 4), red(50, 60)] })).toEqual(['one two']);
});

test('a mark stands on the style of its word, that on the style of the cue', () => {
  const words = [
    { text: 'one', start: 0, end: 0.4, style: { italic: true } },
    { text: 'two three', start: 0.4, end: 1 },
  ];
  const cue = cueOf({ text: undefined, words, marks: [red(1, 7)], style: { weight: 300 } }) as StageTextCue;
  expect(
    cue.lines[0]?.map(({ text, style, startFrame, endFrame, isJoined }) => [
      ...[text, style && [style.italic, style.color, style.weight], startFrame, endFrame, isJoined],
    ]),
  ).toEqual([
    ['o', [true, '#ffffff', 300], 0, 10, undefined],
    ['ne', [true, 'red', 300], 0, 10, true],
    ['two', [false, 'red', 300], 10, 25, undefined],
    ['three', null, 10, 25, undefined],
  ]);
});

test('no character is torn, and no letters that join', () => {
  expect(drawn({ text: 'a👩‍👩‍👧e\u0301b', marks: [red(3, 10)] })).toEqual(['a +👩‍👩‍👧:red +e\u0301b']);
  expect(drawn({ text: 'مرحبا عالم', marks: [red(1, 7)] })).toEqual(['مرحبا:red عالم']);
  expect(drawn({ text: 'a\0b', marks: [red(1, 2)] })).toEqual(['a +b']);
});
