import { expect, test } from 'vitest';
import { importCues } from './import-cues.ts';
import { decodeText, kindOf } from './read-cue-file.ts';

const read = (name: string, text: string | Uint8Array) => {
  const decoded = decodeText(typeof text === 'string' ? Buffer.from(text) : text);
  return importCues({ name, ...decoded, kind: kindOf(name, decoded.text) ?? 'srt' });
};

test('SRT: byte order mark, CRLF, marks, entities, overlaps and order are taken as they are', async () => {
  const file =
    '\ufeff1\r\n00:00:01,000 --> 00:00:03,500\r\n<i>Hello</i> &amp; {\\an8}you\r\nline two\r\n\r\n' +
    '2\r\n00:00:02,000 --> 00:00:03,000\r\nover\r\n';
  expect(await read('a.srt', file)).toEqual({
    cues: [
      { type: 'text', start: 1, end: 3.5, text: 'Hello & you\nline two' },
      { type: 'text', start: 2, end: 3, text: 'over' },
    ],
    warnings: [],
  });
});

test('WebVTT: notes and styles are skipped, time stamps become words, a cue that ends early is told', async () => {
  const file =
    'WEBVTT\n\nSTYLE\n::cue{color:red}\n\nNOTE x\n\n1\n00:01.000 --> 00:04.000 line:10%\n' +
    '<v Bob>one <00:02.000>two <c.y><00:02.500>three</c>\n\nbad\n00:05.000 --> 00:04.000\nback\n';
  expect(await read('a.vtt', file)).toEqual({
    cues: [
      {
        type: 'text',
        start: 1,
        end: 4,
        words: [
          { text: 'one', start: 1, end: 2 },
          { text: 'two', start: 2, end: 2.5 },
          { text: 'three', start: 2.5, end: 4 },
        ],
      },
    ],
    warnings: [
      '1 cue of a.vtt was left out. Line 13: the cue ends at 4 s, but starts at 5 s; its end must come later.',
    ],
  });
});

const ASS_HEAD =
  '[Script Info]\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n';

test('ASS: comments and drawings are left out, karaoke syllables become words', async () => {
  const file = `${ASS_HEAD}Dialogue: 0,0:00:01.00,0:00:03.00,Default,,0,0,0,,{\\k50}He{\\k50}llo {\\k100}world
Dialogue: 0,0:00:04.00,0:00:05.00,Default,,0,0,0,,{\\pos(1,2)}plain\\Ntext
Dialogue: 0,0:00:06.00,0:00:07.00,Default,,0,0,0,,{\\p1}m 0 0 l 1 1{\\p0}
Comment: 0,0:00:01.00,0:00:03.00,Default,,0,0,0,,no\n`;
  expect(await read('a.ass', file)).toEqual({
    cues: [
      {
        type: 'text',
        start: 1,
        end: 3,
        words: [
          { text: 'Hello', start: 1, end: 2 },
          { text: 'world', start: 2, end: 3 },
        ],
      },
      { type: 'text', start: 4, end: 5, text: 'plain\ntext' },
    ],
    warnings: ['1 cue of a.ass was left out. Line 7: the dialogue is a drawing, without text.'],
  });
});

test('a file that is not UTF-8 is read as Windows-1252, and says so', async () => {
  const file = Buffer.from('1\n00:00:01,000 --> 00:00:02,000\ncaf\u00e9\n', 'latin1');
  expect(await read('old.srt', file)).toEqual({
    cues: [{ type: 'text', start: 1, end: 2, text: 'café' }],
    warnings: ['old.srt is not UTF-8; it was read as Windows-1252. Check letters with accents.'],
  });
});

test('UTF-16 with its mark is read', () => {
  const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('hej\r\nå', 'utf16le')]);
  expect(decodeText(bytes)).toEqual({ text: 'hej\nå', isGuessed: false });
});

test.each([
  ['talk.srt', 'hello', null],
  ['talk.txt', '1\n00:00:01,000 --> 00:00:02,000\nx', 'srt'],
  ['talk.txt', 'WEBVTT\n', 'vtt'],
  ['talk.ssa', '[Events]\n', 'ass'],
  ['talk.mp4', 'ftyp', null],
])('%s that begins with %j is %s', (name, text, kind) => {
  expect(kindOf(name, text)).toBe(kind);
});
