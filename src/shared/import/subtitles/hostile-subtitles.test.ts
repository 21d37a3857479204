import { expect, test } from 'vitest';
import { readAssText } from './ass/ass-text.ts';
import { importSubtitles } from './import-subtitles.ts';
import { readMarkedText } from './marked-text.ts';
import { createScanner } from './scanner.ts';

const none = (): void => {};

/** Letters looked at by all searches while `text` is read. */
function work(kind: 'marked' | 'ass', text: string): number {
  const scanner = createScanner(text);
  if (kind === 'marked') readMarkedText(text, none, { scanner });
  else readAssText(text, { size: { width: 384, height: 288 }, style: null }, scanner);
  return scanner.searched();
}

test.each([
  ['marked', '<a'],
  ['marked', '{\\'],
  ['marked', '<3'],
  ['marked', '\n'],
  ['marked', '&amp'],
  ['ass', '{'],
  ['ass', '{\\'],
  ['ass', '{\\k'],
] as const)(
  '%s text of nothing but %j is searched once for each mark, closed at its end or not',
  (kind, piece) => {
    for (const end of ['', '>}']) {
      const short = work(kind, piece.repeat(5_000) + end);
      const long = work(kind, piece.repeat(10_000) + end);
      expect(long).toBeLessThanOrEqual(4 * (piece.length * 10_000 + end.length));
      expect(long).toBeLessThanOrEqual(2 * short + 8);
    }
  },
);

test('marks that are never closed are text; a megabyte of them is more than a cue may have', () => {
  const file = (text: string) => `1\n00:00:01,000 --> 00:00:02,000\n${text}\n`;
  const short = '<a'.repeat(100);
  expect(importSubtitles({ name: 'a.srt', kind: 'srt', text: file(short) }).cues).toEqual([
    { type: 'text', start: 1, end: 2, text: short },
  ]);
  expect(() => importSubtitles({ name: 'a.srt', kind: 'srt', text: file('<a'.repeat(500_000)) })).toThrow(
    'the cue has 1000000 letters; at most 500000 with its marks',
  );
});
