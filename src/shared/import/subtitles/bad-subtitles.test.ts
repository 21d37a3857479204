import { expect, test } from 'vitest';
import { importSubtitles } from './import-subtitles.ts';
import { whyNoSubtitles } from './no-subtitles.ts';
import { subtitleKindOf } from './subtitle-kind.ts';

const read = (name: string, text: string) => {
  const { cues, warnings } = importSubtitles({ name, text, kind: subtitleKindOf(name, text) ?? 'srt' });
  return { cues, warnings: warnings.map(({ message }) => message) };
};
const GOOD = '1\n00:00:01,000 --> 00:00:02,000\ngood\n\n';
const ASS_HEAD =
  '[Script Info]\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n';
const ASS_GOOD = 'Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,good\n';

test.each([
  [
    'end.srt',
    `${GOOD}2\n00:00:04,000 --> 00:00:03,500\nx\n`,
    'Line 6: the cue ends at 3.5 s, but starts at 4 s; its end must come later.',
  ],
  [
    'none.srt',
    `${GOOD}2\n00:00:03,000 --> 00:00:04,000\n\n`,
    'Line 6: the cue has no text in the next line; write one, or take the cue out.',
  ],
  [
    'time.srt',
    `${GOOD}2\n00.00.03 --> later\nx\n`,
    'Line 6: the times of "00.00.03 --> later" cannot be read; write them as 00:00:01,000 --> 00:00:02,500.',
  ],
  [
    'side.srt',
    `${GOOD}2\n00:00:05,200 -> oops\nx\n`,
    'Line 6: the times of "00:00:05,200 -> oops" cannot be read; write them as 00:00:01,000 --> 00:00:02,500.',
  ],
  [
    'other-side.srt',
    `${GOOD}2\noops -> 00:00:05,200\nx\n`,
    'Line 6: the times of "oops -> 00:00:05,200" cannot be read; write them as 00:00:01,000 --> 00:00:02,500.',
  ],
  [
    'no-arrow.srt',
    `${GOOD}2\n00:00:05,200 00:00:07,000\nx\n`,
    'Line 6: the times of "00:00:05,200 00:00:07,000" cannot be read; write them as 00:00:01,000 --> 00:00:02,500.',
  ],
  [
    'arrow.srt',
    `${GOOD}2\n00:00:03,000 -> 00:00:04,000\nx\n`,
    'Line 6: "00:00:03,000 -> 00:00:04,000" needs "-->" between its times, as in 00:00:01,000 --> 00:00:02,500.',
  ],
  [
    'arrow.vtt',
    'WEBVTT\n\n00:01.000 --> 00:02.000\nA -> B\n\n00:03.000 → 00:04.000\nx\n',
    'Line 6: "00:03.000 → 00:04.000" needs "-->" between its times, as in 00:00:01.000 --> 00:00:02.500.',
  ],
  [
    'time.ass',
    `${ASS_HEAD}${ASS_GOOD}Dialogue: 0,1 s,0:00:03.00,Default,,0,0,0,,x\n`,
    'Line 6: the times of "Dialogue: 0,1 s,0:00:03.00,Default,,0,0,0,,x" cannot be read; write them as 0:00:01.00.',
  ],
  [
    'short.ass',
    `${ASS_HEAD}${ASS_GOOD}Dialogue: 0,0:00:01.00\n`,
    'Line 6: the times of "Dialogue: 0,0:00:01.00" cannot be read; write them as 0:00:01.00.',
  ],
  [
    'tags.ass',
    `${ASS_HEAD}${ASS_GOOD}Dialogue: 0,0:00:01.00,0:00:03.00,Default,,0,0,0,,{\\an8}\n`,
    'Line 6: the dialogue has no text.',
  ],
])('%s: the cue that is lost is told by its line, and the others are taken', (name, text, why) => {
  const { cues, warnings } = read(name, text);
  expect([cues.length, warnings]).toEqual([1, [`1 cue of ${name} was left out. ${why}`]]);
});

test('of many lost cues the first three are told', () => {
  const bad = '2\n00:00:04,000 --> 00:00:03,500\nx\n\n'.repeat(5);
  const { warnings } = read('many.srt', GOOD + bad);
  const line = (number: number) =>
    `ine ${number}: the cue ends at 3.5 s, but starts at 4 s; its end must come later`;
  expect(warnings).toEqual([`5 cues of many.srt were left out. L${line(6)}; l${line(10)}; l${line(14)}, ….`]);
});

test.each([
  [
    'back.srt',
    '1\n00:00:02,000 --> 00:00:01,000\nx\n',
    'Line 2: the cue ends at 1 s, but starts at 2 s; its end must come later',
  ],
  [
    'arrows.srt',
    '1\n00:00:01 -> 00:00:02\nx\n\n2\n00:00:03 -> 00:00:04\ny\n',
    'Line 2: "00:00:01 -> 00:00:02" needs "-->" between its times, as in 00:00:01,000 --> 00:00:02,500 (and 1 more such lines)',
  ],
  ['head.vtt', 'WEBVTT\n\nNOTE nothing\n', 'It has no line of times with a text'],
  [
    'format.ass',
    '[Script Info]\n\n[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,D,,0,0,0,,x\n',
    'Line 4: there is no Format line between [Events] and the first Dialogue; export the file again',
  ],
  ['empty.ass', ASS_HEAD, 'It has no line of times with a text'],
])('%s without a cue that can be used is refused with its first line', (name, text, why) => {
  expect(() => read(name, text)).toThrow(
    expect.objectContaining({
      code: 'subtitles.invalid',
      message: `${name} holds no cue that can be used. ${why}`,
    }),
  );
});

test('WebVTT without its first line is read, and it is said', () => {
  expect(read('bare.vtt', '00:01.000 --> 00:02.000\nhi\n')).toEqual({
    cues: [{ type: 'text', start: 1, end: 2, text: 'hi' }],
    warnings: ['bare.vtt does not begin with WEBVTT, as it should; it was read all the same.'],
  });
});

test.each([
  ['<?xml version="1.0"?><tt>', 'is XML, perhaps TTML; export it as SRT, WebVTT or ASS'],
  ['<!DOCTYPE html>', 'is a web page: the download went wrong; export it as SRT, WebVTT or ASS'],
  ['{0}{25}Hi', 'is MicroDVD, whose times are frames; export it as SRT, WebVTT or ASS'],
  ['[00:12.00]La la', 'is a lyrics file (LRC); export it as SRT, WebVTT or ASS'],
  ['\u0000\u0001', 'holds bytes that are no text: it is another kind of file, or was damaged'],
  [' \n\n', 'holds only empty lines'],
  [
    'Dear all,\nhello',
    'is no SRT, WebVTT or ASS file: it begins with "Dear all," and has nowhere a line of times such as 00:00:01,000 --> 00:00:02,500',
  ],
])('%j is told for what it is', (text, why) => {
  expect(whyNoSubtitles(text)).toBe(why);
});

test('every broken line of times is counted, and the text between keeps its arrows and times', () => {
  const file =
    '1\n00:00:01,000 --> 00:00:02,000\n12:30 -> the train\n\n2\n00:00:05,200 -> oops\nx\n\n' +
    '3\n00:00:09,000 --> 00:00:08,000\ny\n\n4\n00:00:10,000 --> 00:00:11,000\n12:30\nend\n';
  expect(read('two.srt', file)).toEqual({
    cues: [
      { type: 'text', start: 1, end: 2, text: '12:30 -> the train' },
      { type: 'text', start: 10, end: 11, text: '12:30\nend' },
    ],
    warnings: [
      '2 cues of two.srt were left out. Line 6: the times of "00:00:05,200 -> oops" cannot be read; write them as 00:00:01,000 --> 00:00:02,500; line 10: the cue ends at 8 s, but starts at 9 s; its end must come later.',
    ],
  });
});
