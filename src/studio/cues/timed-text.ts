import type { ReadCue } from './read-cue.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  lrm: '\u200e',
  rlm: '\u200f',
};
const TIME = /<(?:(\d+):)?(\d\d):(\d\d)[.,](\d{3})>/;

/** The text of an SRT or WebVTT cue without its marks; with times of words where it has time stamps between them (WebVTT 6.4). */
export function timedText(
  marked: string,
  { startSeconds, endSeconds }: { readonly startSeconds: number; readonly endSeconds: number },
): Pick<ReadCue, 'text' | 'words'> {
  const pieces = marked.split(new RegExp(TIME, 'g'));
  const text = plainText(marked.replace(new RegExp(TIME, 'g'), ''));
  if (pieces.length === 1) return { text, words: null };
  const timed = [{ atSeconds: startSeconds, text: plainText(pieces[0] ?? '') }];
  for (let index = 1; index < pieces.length; index += 5) {
    const [hours = '0', minutes = '0', seconds = '0', thousandths = '0', piece = ''] = pieces.slice(
      index,
      index + 5,
    );
    const atSeconds =
      Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(thousandths) / 1000;
    timed.push({ atSeconds, text: plainText(piece) });
  }
  return { text, words: wordsOf(timed, endSeconds) };
}

/** Pieces by the time they begin, as words that end where the next begins; null where the times are not in order. */
export function wordsOf(
  pieces: readonly { readonly atSeconds: number; readonly text: string }[],
  endSeconds: number,
): ReadCue['words'] {
  const spoken = pieces.filter(({ text }) => text.trim() !== '');
  const words = spoken.map(({ text, atSeconds }, index) => ({
    text: text.trim(),
    start: atSeconds,
    end: spoken[index + 1]?.atSeconds ?? endSeconds,
  }));
  return words.length > 0 && words.every(({ start, end }) => end > start) ? words : null;
}

/** Without HTML-like and SubStation marks, entities as letters. */
function plainText(marked: string): string {
  return marked
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/\{\\[^}]*\}/g, '')
    .replace(
      /&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi,
      (whole: string, decimal?: string, hex?: string, name?: string) =>
        name
          ? (ENTITIES[name.toLowerCase()] ?? whole)
          : letter(decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16), whole),
    )
    .replace(/^\n+|\n+$/g, '');
}

function letter(codePoint: number, otherwise: string): string {
  return codePoint > 0 && codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : otherwise;
}
