import { expect, test } from 'vitest';
import { readScenarioDocument } from '../../scenario/read-scenario.ts';
import { importSubtitles } from './import-subtitles.ts';
import type { SubtitleKind } from './read-cue.ts';

function read(kind: SubtitleKind, text: string) {
  const { cues, warnings } = importSubtitles({ name: `a.${kind}`, kind, text });
  expect(
    readScenarioDocument({
      cueframe: 1,
      stage: { width: 640, height: 360, frameRate: 25, duration: 60 },
      cues,
    }).ok,
  ).toBe(true);
  return {
    cues: cues.map(({ type: _type, start: _start, end: _end, ...said }) => said),
    warned: warnings.map(({ path, message }) => `${path}: ${message}`),
  };
}
const srt = (text: string) => read('srt', `1\n00:00:01,000 --> 00:00:03,000\n${text}\n`);
const vtt = (text: string, head = '') => read('vtt', `WEBVTT\n\n${head}00:01.000 --> 00:03.000\n${text}\n`);
const ass = (text: string, { style = '', name = '' } = {}) =>
  read(
    'ass',
    `[Script Info]\nPlayResX: 640\nPlayResY: 360\n\n[V4+ Styles]\nFormat: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding\n${style}\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\nDialogue: 0,0:00:01.00,0:00:03.00,Main,${name},0,0,0,,${text}\n`,
  );
const MAIN =
  'Style: Main,Inter,36,&H00FFFFFF,&H000000FF,&H00000000,&H80000000,0,0,0,0,100,100,0,0,1,1.8,0,2,64,64,36,1';
const mark = (from: number, to: number, style: object) => ({ from, to, style });

test('SRT: marks on parts of a cue are kept to the letter', () => {
  expect(srt('\n<i>one</i>, <font color="#f00"><u>two</u> <b>three</b></font>\n<s>four</s>')).toEqual({
    cues: [
      {
        text: 'one, two three\nfour',
        marks: [
          mark(0, 3, { italic: true }),
          mark(5, 8, { color: '#f00', underline: true }),
          mark(9, 14, { color: '#f00', weight: 900 }),
          mark(15, 19, { strikethrough: true }),
        ],
      },
    ],
    warned: [],
  });
  expect(srt('<font color="nocolour" size=7>a</font> b {\\blur3}')).toEqual({
    cues: [{ text: 'a b ' }],
    warned: [
      'line 2: what the text says of its letters has no equivalent and was not read (font size)',
      'line 2: the colour cannot be read (nocolour)',
      'line 2: an override has no equivalent and was not read (\\blur)',
    ],
  });
});

test('WebVTT: classes, voices and the plain rules of STYLE blocks are kept, other rules are named', () => {
  const head =
    'STYLE\n::cue { color: lime; /* } */ font-size: 2em }\n::cue(.loud), ::cue(u) { font-weight: bold; text-decoration: underline }\n' +
    '::cue(v[voice="Ann"]) { color: #abc }\n::cue(.a .b) { color: red }\n\n';
  expect(vtt('<v Ann>Hi <c.loud.bg_blue>you</c>', head)).toEqual({
    cues: [
      {
        text: 'Hi you',
        marks: [
          mark(3, 6, { weight: 'bold', underline: true, strikethrough: false, wordBox: { color: 'blue' } }),
        ],
        speaker: 'Ann',
        style: { color: '#abc' },
      },
    ],
    warned: [
      'line 3: a part of the styles of WebVTT has no equivalent and was not read (font-size: 2em, ::cue(.a .b))',
    ],
  });
  expect(vtt('<v A>one\n<v B>two')).toEqual({
    cues: [{ text: 'one\ntwo', speaker: 'A, B' }],
    warned: ['line 3: several people speak in a cue; all of them are kept as its one speaker'],
  });
});

test('WebVTT: timed words keep their looks, their line breaks and the pauses between them', () => {
  expect(vtt('<i>one</i><00:01.500> <00:02.000>two\n<c.red>three four</c>')).toEqual({
    cues: [
      {
        words: [
          { text: 'one', start: 1, end: 1.5 },
          { text: 'two\n', start: 2, end: 2.25 },
          { text: 'three', start: 2.25, end: 2.667 },
          { text: 'four', start: 2.667, end: 3 },
        ],
        marks: [mark(0, 3, { italic: true }), mark(8, 18, { color: 'red' })],
      },
    ],
    warned: [],
  });
});

test('ASS: overrides on parts are kept, on their style; other fields and overrides are named', () => {
  const text =
    '{\\bord3.6\\3c&H0000FF&}one {\\i1\\u1\\c&H00FF00&\\fs72\\shad3.6\\fsp1.8}two{\\r\\fay1} three';
  const wide = MAIN.replace('0,0,0,0,100,100', '0,0,0,-1,120,100').replace(',1,1.8,0,2', ',1,1.8,0,2');
  expect(ass(text, { style: wide, name: 'Bob' })).toEqual({
    cues: [
      {
        text: 'one two three',
        marks: [
          mark(0, 3, { stroke: { width: 0.01, color: '#ff0000' } }),
          mark(4, 7, {
            ...{ stroke: { width: 0.01, color: '#ff0000' }, italic: true, underline: true, color: '#00ff00' },
            ...{
              size: 0.2,
              shadow: [{ x: 0.01, y: 0.01, blur: 0, color: '#0000007f' }],
              letterSpacing: 0.005,
            },
          }),
        ],
        speaker: 'Bob',
        layout: { anchor: 'bc', x: 0.5, y: 0.9, width: 0.8 },
        style: {
          ...{ font: 'Inter', size: 0.1, weight: 'normal', strikethrough: true, color: '#ffffff' },
          ...{ stroke: { width: 0.005, color: '#000000' }, shadow: [] },
        },
      },
    ],
    warned: [
      'line 7: a field of a style has no equivalent and was not read (ScaleX)',
      'line 10: an override has no equivalent and was not read (\\fay)',
    ],
  });
});

test('ASS: karaoke becomes words, their pauses and the colours before and after', () => {
  const sung = (text: string) => {
    const { cues, warned } = ass(text, { style: MAIN });
    const { words, marks, animate, style } = cues[0] as Record<string, unknown>;
    return { words, marks, animate, before: (style as { color: string }).color, warned };
  };
  const fill = { name: 'karaoke', when: 'word', params: { color: '#ffffff' } };
  expect(sung('{\\kf100}Karaoke it{\\k20} {\\kf30\\i1}go{\\kf20}es\\N{\\kf30}on')).toEqual({
    words: [
      { text: 'Karaoke', start: 1, end: 1.778 },
      { text: 'it', start: 1.778, end: 2 },
      { text: 'goes\n', start: 2.2, end: 2.7 },
      { text: 'on', start: 2.7, end: 3 },
    ],
    marks: [mark(11, 18, { italic: true })],
    animate: [fill],
    before: '#ff0000',
    warned: [],
  });
  expect(sung('{\\k100}one {\\k100}two').animate).toEqual([{ ...fill, ease: 'cubic-bezier(0, 1, 0, 1)' }]);
  const same = MAIN.replace('&H000000FF', '&H00FFFFFF');
  expect(ass('{\\k100}one {\\k100}two', { style: same }).cues[0]).not.toHaveProperty('animate');
});
