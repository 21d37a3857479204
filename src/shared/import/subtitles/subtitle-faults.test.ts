import { expect, test } from 'vitest';
import { importSubtitles } from './import-subtitles.ts';
import { subtitleKindOf } from './subtitle-kind.ts';

function read(name: string, text: string) {
  const { cues, warnings } = importSubtitles({ name, text, kind: subtitleKindOf(name, text) ?? 'srt' });
  const said = cues.map(({ type: _type, start, end, ...rest }) => [start, end, ...Object.values(rest)]);
  return { said, warned: warnings.map(({ path, code }) => `${path} ${code}`) };
}
const srt = (times: string, text: string) => read('a.srt', `1\n${times}\n${text}\n`);

test.each([
  ['&constructor; &toString; &__proto__;', '&constructor; &toString; &__proto__;'],
  ['caf&eacute; &Eacute; &euro; &hellip; &nbsp &amp &lt;', 'café É € … \u00a0 & <'],
  ['&#233; &#xE9 &#0; &#xD800; &euro', 'é é &#0; &#xD800; &euro'],
  ['&lt;i&gt; &amp;lt;', '<i> &lt;'],
  ['AT&T &notit; &copy2', 'AT&T &notit; &copy2'],
])('entities: %s', (written, text) => {
  expect(srt('00:00:01,000 --> 00:00:02,000', written).said).toEqual([[1, 2, text]]);
});

test.each([
  ['00:00:5,000 --> 00:00:7,500', 5, 7.5],
  ['00:00:01:000 --> 00:00:02:250', 1, 2.25],
  ['00:00:01,000-->00:00:02,000', 1, 2],
  ['0:01 --> 0:02', 1, 2],
  ['00:00:01.5 --> 00:00:02,25', 1.5, 2.25],
  ['023:00:00,000 --> 023:00:01,000', 82800, 82801],
  ['00:00:01,000 --> 00:00:02,000  X1:10 X2:20 Y1:30 Y2:40', 1, 2],
])('the times %s are read', (times, start, end) => {
  expect(srt(times, 'hi')).toEqual({ said: [[start, end, 'hi']], warned: [] });
});

test('a cue beyond the longest film is left out with its reason', () => {
  const file = 'WEBVTT\n\n266:00:00.000 --> 266:00:01.000\nlate\n\n00:01.000 --> 00:02.000\nhi\n';
  expect(importSubtitles({ name: 'a.vtt', kind: 'vtt', text: file }).warnings).toEqual([
    {
      path: 'line 3',
      code: 'cue.lost',
      message: '1 cue of a.vtt was left out. Line 3: the cue ends at 957601 s; a film has at most 86400 s.',
    },
  ]);
});

test('times without an empty line before them begin a cue of their own, with their number', () => {
  const file =
    '1\n00:00:01,000 --> 00:00:02,000\none\n2\n00:00:03,000 --> 00:00:04,000\ntwo\n\n3\n00:00:05,000 --> 00:00:06,000\nA --> B\n';
  expect(read('a.srt', file)).toEqual({
    said: [
      [1, 2, 'one'],
      [3, 4, 'two'],
      [5, 6, 'A --> B'],
    ],
    warned: ['line 5 cue.unseparated'],
  });
  expect(
    read('a.vtt', 'WEBVTT\n\n00:01.000 --> 00:02.000\none\n00:03.000 --> 00:04.000 align:left\ntwo\n'),
  ).toEqual({
    said: [
      [1, 2, 'one'],
      [3, 4, 'two', { align: 'left' }],
    ],
    warned: ['line 5 cue.unseparated'],
  });
});

test('what follows an empty line inside an SRT cue is kept; in WebVTT it belongs to no cue', () => {
  const file =
    '1\n00:00:01,000 --> 00:00:02,000\nfirst\n\nsecond para\n\n2\n00:00:03,000 --> 00:00:04,000\n\nbehind\n\n3\n';
  expect(read('a.srt', file)).toEqual({
    said: [
      [1, 2, 'first\n\nsecond para'],
      [3, 4, 'behind'],
    ],
    warned: ['line 2 cue.continued'],
  });
  expect(read('a.vtt', 'WEBVTT\n\n00:01.000 --> 00:02.000\nfirst\n\nsecond\n')).toEqual({
    said: [[1, 2, 'first']],
    warned: ['line 6 text.stray'],
  });
});

test('captions that roll are shown once; people who repeat themselves are not cut short', () => {
  const rolling = [
    'WEBVTT\nKind: captions\n',
    '00:00:00.000 --> 00:00:02.000 align:start position:0%\n \nhello<00:00:01.000><c> world</c>',
    '00:00:02.000 --> 00:00:02.010 align:start position:0%\nhello world\n ',
    '00:00:02.010 --> 00:00:04.000 align:start position:0%\nhello world\nhow<00:00:03.000><c> are you</c>',
    '00:00:04.000 --> 00:00:04.010 align:start position:0%\nhow are you\n ',
  ].join('\n\n');
  const place = { anchor: 'bl', x: 0 };
  expect(read('talk.vtt', rolling)).toEqual({
    said: [
      [
        ...[0, 2.01],
        [
          { text: 'hello', start: 0, end: 1 },
          { text: 'world', start: 1, end: 2.01 },
        ],
        ...[place, { align: 'start' }],
      ],
      [
        ...[2.01, 4.01],
        [
          { text: 'how', start: 2.01, end: 3 },
          { text: 'are', start: 3, end: 3.505 },
          { text: 'you', start: 3.505, end: 4.01 },
        ],
        ...[place, { align: 'start' }],
      ],
    ],
    warned: ['line 9 rolling.collapsed'],
  });
  const no = '1\n00:00:01,000 --> 00:00:02,000\nNo.\n\n2\n00:00:02,000 --> 00:00:03,000\nNo.\n';
  expect(read('no.srt', no)).toEqual({
    said: [
      [1, 2, 'No.'],
      [2, 3, 'No.'],
    ],
    warned: [],
  });
});

test('the look and place of a whole cue are kept, readings of ruby stand in no line', () => {
  const file =
    '1\n00:00:01,000 --> 00:00:02,000\n{\\an9}<i><font color="#ff0000" face="Arial">red</font></i>\n\n' +
    '2\n00:00:03,000 --> 00:00:04,000\n<b>bold</b> and <u>not</u>\n';
  expect(read('a.srt', file)).toEqual({
    said: [
      [1, 2, 'red', { anchor: 'tr' }, { italic: true, color: '#ff0000', font: 'Arial' }],
      [
        ...[3, 4, 'bold and not'],
        [
          { from: 0, to: 4, style: { weight: 900 } },
          { from: 9, to: 12, style: { underline: true } },
        ],
      ],
    ],
    warned: [],
  });
  const vtt =
    'WEBVTT\n\n00:01.000 --> 00:02.000 line:0 position:20%,line-left size:40%\n<v Ann><c.yellow>hi <ruby>漢<rt>kan</rt></ruby></c>\n';
  expect(read('a.vtt', vtt)).toEqual({
    said: [[1, 2, 'hi 漢', 'Ann', { anchor: 'tl', x: 0.2, y: 0.03, width: 0.4 }, { color: 'yellow' }]],
    warned: ['line 3 ruby.left_out'],
  });
});

test('ASS: styles, places, fades and layers are kept; other overrides are named', () => {
  const file = `[Script Info]
PlayResX: 640
PlayResY: 360

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, OutlineColour, BackColour, Bold, Italic, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV
Style: Top,DejaVu Sans,36,&H0000FFFF,&H00000000,&H80000000,-1,0,1,1.8,0,8,64,64,36

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 2,0:00:01.00,0:00:02.00,Top,Ann,0,0,0,,{\\fad(200,100)\\blur2}Hello, {you}world
Dialogue: 0,0:00:03.00,0:00:04.00,Top,,0,0,0,,{\\an7\\pos(320,90)\\c&HFF0000&\\frz15}there
`;
  const style = { font: 'DejaVu Sans', size: 0.1, weight: 'bold', color: '#ffff00' };
  const edge = { stroke: { width: 0.005, color: '#000000' }, shadow: [] };
  const { cues, warnings } = importSubtitles({ name: 'a.ass', kind: 'ass', text: file });
  expect({ cues, warnings }).toEqual({
    cues: [
      {
        ...{ type: 'text', start: 1, end: 2, text: 'Hello, world', layer: 2 },
        layout: { anchor: 'tc', x: 0.5, y: 0.1, width: 0.8 },
        style: { ...style, ...edge },
        animate: [
          { name: 'fade', when: 'in', duration: 0.2 },
          { name: 'fade', when: 'out', duration: 0.1 },
        ],
        speaker: 'Ann',
      },
      {
        ...{ type: 'text', start: 3, end: 4, text: 'there' },
        layout: { anchor: 'tl', x: 0.5, y: 0.25, width: 0.8, rotate: -15 },
        style: { ...style, ...edge, color: '#0000ff' },
      },
    ],
    warnings: [
      {
        path: 'line 11',
        code: 'tag.unknown',
        message: 'an override has no equivalent and was not read (\\blur)',
      },
    ],
  });
});
