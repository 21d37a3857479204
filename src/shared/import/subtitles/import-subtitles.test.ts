import { expect, test } from 'vitest';
import { importSubtitles } from './import-subtitles.ts';
import { subtitleKindOf } from './subtitle-kind.ts';

const read = (name: string, written: string) => {
  const text = written.replaceAll('\r\n', '\n');
  return importSubtitles({ name, text, kind: subtitleKindOf(name, text) ?? 'srt' });
};

const ITALIC = { marks: [{ from: 0, to: 5, style: { italic: true } }] };

test('SRT: byte order mark, CRLF, entities, overlaps and order are taken as they are; a mark on a part is kept', () => {
  const file =
    '1\r\n00:00:01,000 --> 00:00:03,500\r\n<i>Hello</i> &amp; {\\an8}you\r\nline two\r\n\r\n' +
    '2\r\n00:00:02,000 --> 00:00:03,000\r\nover\r\n';
  expect(read('a.srt', file)).toEqual({
    cues: [
      {
        type: 'text',
        start: 1,
        end: 3.5,
        text: 'Hello & you\nline two',
        ...ITALIC,
        layout: { anchor: 'tc' },
      },
      { type: 'text', start: 2, end: 3, text: 'over' },
    ],
    warnings: [],
  });
});

test('WebVTT: notes are skipped, time stamps become words, what is not kept is told', () => {
  const file =
    'WEBVTT\n\nSTYLE\n::cue{color:red}\n\nNOTE x\n\n1\n00:01.000 --> 00:04.000 line:10%\n' +
    '<v Bob>one <00:02.000>two <c.y><00:02.500>three</c>\n\nbad\n00:05.000 --> 00:04.000\nback\n';
  expect(read('a.vtt', file)).toEqual({
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
        layout: { anchor: 'tc', y: 0.1 },
        speaker: 'Bob',
        style: { color: 'red' },
      },
    ],
    warnings: [
      {
        path: 'line 13',
        code: 'cue.lost',
        message:
          '1 cue of a.vtt was left out. Line 13: the cue ends at 4 s, but starts at 5 s; its end must come later.',
      },
    ],
  });
});

const ASS_HEAD =
  '[Script Info]\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n';

test('ASS: comments and drawings are left out, karaoke syllables become words, positions are kept', () => {
  const file = `${ASS_HEAD}Dialogue: 0,0:00:01.00,0:00:03.00,Default,,0,0,0,,{\\k50}He{\\k50}llo {\\k100}world
Dialogue: 0,0:00:04.00,0:00:05.00,Default,,0,0,0,,{\\pos(1,2)}plain\\Ntext
Dialogue: 0,0:00:06.00,0:00:07.00,Default,,0,0,0,,{\\p1}m 0 0 l 1 1{\\p0}
Comment: 0,0:00:01.00,0:00:03.00,Default,,0,0,0,,no\n`;
  expect(read('a.ass', file)).toEqual({
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
      {
        ...{ type: 'text', start: 4, end: 5, text: 'plain\ntext' },
        layout: { anchor: 'bc', x: 0.0026, y: 0.00694 },
      },
    ],
    warnings: [
      {
        path: 'line 7',
        code: 'cue.lost',
        message: '1 cue of a.ass was left out. Line 7: the dialogue is a drawing, without text.',
      },
    ],
  });
});

test.each([
  ['talk.srt', 'hello', null],
  ['talk.txt', '1\n00:00:01,000 --> 00:00:02,000\nx', 'srt'],
  ['talk.txt', 'WEBVTT\n', 'vtt'],
  ['talk.ssa', '[Events]\n', 'ass'],
  ['talk.mp4', 'ftyp', null],
])('%s that begins with %j is %s', (name, text, kind) => {
  expect(subtitleKindOf(name, text)).toBe(kind);
});
