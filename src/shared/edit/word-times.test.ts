import { expect, test } from 'vitest';
import { frameRate } from '../time.ts';
import { trimCue } from './cue-time-edits.ts';
import { cuesOf, type EditCue, type EditWord } from './document.ts';
import { editedFilm } from './edited-film.ts';
import { filmPauses, pausesWithin, soundPauses } from './sound-pauses.ts';
import { giveWordTimes, timedWords, withWordTimes } from './word-times.ts';
import { spreadWords, wordTexts } from './word-texts.ts';

const word = (text: string, start: number, end: number): EditWord => ({ text, start, end });
const cue = (id: string, start: number, end: number, text: string): EditCue => ({
  ...{ id, type: 'text', start, end, text },
});

test('words share a span by their letters, and carry the line breaks of the text', () => {
  expect(spreadWords(['a', 'bbb'], 0, 4)).toEqual([word('a', 0, 1), word('bbb', 1, 4)]);
  expect(wordTexts('\n bake  a\nloaf\r\n\n of bread')).toEqual(['\nbake', 'a\n', 'loaf\n\n', 'of', 'bread']);
  expect(withWordTimes(cue('c', 4, 6, 'a\nbbb'))).toEqual({
    ...{ id: 'c', type: 'text', start: 4, end: 6 },
    words: [word('a\n', 4, 4.5), word('bbb', 4.5, 6)],
  });
});

test('a pause falls between the words that are spoken around it, and a cue that waits begins with the voice', () => {
  const pauses = [
    { start: 0, end: 0.5 },
    { start: 1.5, end: 2.1 },
    { start: 2.9, end: 9 },
  ];
  // by letters alone "bread" would be spoken over the pause
  expect(timedWords(['bake', 'bread', 'today'], { start: 0.2, end: 3 }, pauses)).toEqual([
    ...[word('bake', 0.5, 0.944444), word('bread', 0.944444, 1.5), word('today', 2.1, 2.9)],
  ]);
  expect(timedWords(['Stop!', 'now', 'go'], { start: 0, end: 3 }, [{ start: 1.2, end: 2 }])).toEqual([
    ...[word('Stop!', 0, 1.2), word('now', 2, 2.6), word('go', 2.6, 3)],
  ]);
});

test('a pause within a single word, and a cue that is nearly all quiet, change nothing', () => {
  expect(timedWords(['alone'], { start: 0, end: 2 }, [{ start: 0.9, end: 1.1 }])).toEqual([
    word('alone', 0, 2),
  ]);
  expect(timedWords(['so', 'quiet'], { start: 0, end: 7 }, [{ start: 0.5, end: 6.9 }])).toEqual(
    spreadWords(['so', 'quiet'], 0, 7),
  );
});

test('all cues are timed in one edit; anew, styles of words stay', () => {
  const timed = withWordTimes(cue('a', 0, 2, 'one two'));
  const loud = { ...timed, words: [word('one', 0, 0.1), { ...word('two', 0.1, 2), style: 'neon' }] };
  const logo: EditCue = { id: 'logo', type: 'image', start: 0, end: 2 };
  const document = { cues: [loud, cue('b', 2, 4, 'three'), logo, cue('e', 4, 5, ' ')] };
  const ids = ['a', 'b', 'logo', 'e'];
  const given = giveWordTimes(document, ids, { pauses: [], isAnew: false });
  expect(given['cues']).toEqual([loud, withWordTimes(cue('b', 2, 4, 'three')), logo, cue('e', 4, 5, ' ')]);
  expect(cuesOf(giveWordTimes(document, ids, { pauses: [], isAnew: true }))[0]?.words).toEqual([
    ...[word('one', 0, 1), { ...word('two', 1, 2), style: 'neon' }],
  ]);
});

/** A voice as peaks: 100 a second, loud where it speaks, with hiss between. */
function peaks(seconds: number, speaks: (second: number) => boolean, loud = 0.6, hiss = 0.01) {
  const values = Array.from({ length: seconds * 100 }, (_, index) =>
    speaks(index / 100) ? loud * (0.6 + 0.4 * Math.abs(Math.sin(index))) : hiss,
  );
  return { perSecond: 100, peaks: values };
}

test('pauses are found however loud the voice is; closures within words, and music, are none', () => {
  const speaks = (second: number) => second % 2 < 1.4 && !(second > 0.5 && second < 0.58);
  const wanted = [0, 1, 2].map((turn) => ({ start: turn * 2 + 1.4, end: turn * 2 + 2 }));
  for (const loud of [0.9, 0.1]) expect(soundPauses(peaks(6, speaks, loud, loud / 80))).toEqual(wanted);
  expect(soundPauses(peaks(6, speaks, 0.6, 0.3))).toEqual([]);
  expect(soundPauses(peaks(6, () => false, 1, 0))).toEqual([{ start: 0, end: 6 }]);
});

test('a quiet speaker after a loud one is still heard', () => {
  const both = [
    ...peaks(60, (s) => s % 2 < 1.4, 0.9).peaks,
    ...peaks(60, (s) => s % 2 < 1.4, 0.06, 0.001).peaks,
  ];
  const late = soundPauses({ perSecond: 100, peaks: both }).filter(({ start }) => start > 85);
  expect(late).toHaveLength(18);
  expect(late[0]).toEqual({ start: 85.41, end: 86 });
});

test('pauses of files become those of the film: cut, sped up and in order; muted clips say nothing', () => {
  const document = {
    stage: { frameRate: 25 },
    media: { a: { src: 'a' } },
    timeline: [
      { id: '1', media: 'a', in: 2, out: 6, speed: 2 },
      { id: '2', media: 'a', in: 0, out: 3, mute: true },
      { id: '3', media: 'a', in: 0, out: 3 },
    ],
  };
  const { clips } = editedFilm(document, () => null);
  const pauses = filmPauses(clips, () => [
    { start: 1, end: 3 },
    { start: 4, end: 5 },
  ]);
  expect(pauses).toEqual([
    { start: 0, end: 0.5 },
    { start: 1, end: 1.5 },
    { start: 6, end: 8 },
  ]);
  expect(pausesWithin(pauses, { start: 0.5, end: 6.1 })).toEqual(pauses.slice(1));
});

const timedCue: EditCue = {
  ...{ id: 'c', type: 'text', start: 1, end: 3 },
  words: [word('one', 1, 1.5), word('two', 1.5, 3)],
};
const trim = (of: EditCue, edge: 'start' | 'end', seconds: number) =>
  cuesOf(trimCue({ cues: [of] }, 'c', { edge, seconds, shortest: frameRate(25).den / 25 }))[0];

test('a cue takes its words along when an edge moves that they reach, and back', () => {
  const short = trim(timedCue, 'end', 2);
  expect(short?.words).toEqual([word('one', 1, 1.25), word('two', 1.25, 2)]);
  expect(short && trim(short, 'end', 3)).toEqual(timedCue);
  expect(trim(timedCue, 'end', 0)?.words).toEqual([word('one', 1, 1.01), word('two', 1.01, 1.04)]);
  expect(trim(timedCue, 'start', 0)?.words).toEqual([word('one', 0, 0.75), word('two', 0.75, 3)]);
});

test('words that end before the edge, with a pause behind, were timed by what is heard: they stay', () => {
  const heard = { ...timedCue, end: 4 };
  expect(trim(heard, 'end', 9)?.words).toEqual(timedCue.words);
  expect(trim(heard, 'end', 3.5)?.words).toEqual(timedCue.words);
  expect(trim(heard, 'end', 2.5)?.words).toEqual([word('one', 1, 1.25), word('two', 1.25, 2)]);
});
