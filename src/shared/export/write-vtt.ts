import type { FrameRate } from '../time.ts';
import { CLASS_COLORS } from '../import/subtitles/tag-look.ts';
import { createLossCount, type Caption, type CaptionPiece, type WriteCaptions } from './caption.ts';
import { hasEmptyLines, hexOf, isUsualLook, placeOf, plainLines, plainLook } from './caption-looks.ts';
import { clockOf } from '../text/clock-of.ts';
import { unitsAt } from './caption-time.ts';

const CLOCK = { unitsPerSecond: 1000, hourDigits: 2, mark: '.' };
const NAMES = new Map(CLASS_COLORS.map((name) => [hexOf(name), name]));

/**
 * WebVTT: italics, bold and underline as tags, colours and strikethrough as classes with a STYLE block, speakers, places,
 * and a time before each timed word and each pause. Lines end with \n.
 */
export function writeVtt(captions: readonly Caption[], rate: FrameRate | null): WriteCaptions {
  const { note, lost } = createLossCount();
  const rules = new Map<string, string>();
  const cues = captions.map((caption) => {
    const start = unitsAt(caption.start, 1000, rate);
    const end = Math.max(start + 1, unitsAt(caption.end, 1000, rate));
    note(
      caption,
      'look',
      caption.pieces.some(({ style }) => !isUsualLook(style) || plainLook(style).font !== null),
    );
    note(caption, 'motion', caption.animate.length > 0 || caption.isMoved);
    note(caption, 'layer', caption.layer !== 0);
    note(caption, 'place', (caption.layout.rotate ?? 0) !== 0);
    note(caption, 'lines', hasEmptyLines(caption.pieces));
    const voice = caption.speaker === null ? '' : `<v ${escaped(caption.speaker).replaceAll('\n', ' ')}>`;
    const text = timed(caption, { start, end }, rate, rules);
    return `${clockOf(start, CLOCK)} --> ${clockOf(end, CLOCK)}${settings(caption)}\n${voice}${text}\n`;
  });
  const style = [...rules].map(([name, rule]) => `::cue(.${name}) { ${rule} }\n`).join('');
  return { text: ['WEBVTT\n', ...(style === '' ? [] : [`STYLE\n${style}`]), ...cues].join('\n'), lost };
}

function settings(caption: Caption): string {
  const place = placeOf(caption);
  const { align } = caption.style;
  const said = align === undefined || align === 'center' ? '' : ` align:${align}`;
  if (place.isUsual) return said;
  const percent = (ratio: number) => `${Number((Math.min(1, Math.max(0, ratio)) * 100).toFixed(3))}%`;
  const row = { t: 'start', c: 'center', b: 'end' }[place.anchor[0] as 't' | 'c' | 'b'];
  const column = { l: 'line-left', c: 'center', r: 'line-right' }[place.anchor[1] as 'l' | 'c' | 'r'];
  const byAnchor = { l: 'left', c: '', r: 'right' }[place.anchor[1] as 'l' | 'c' | 'r'];
  const aligned = align === undefined && byAnchor !== '' ? ` align:${byAnchor}` : said;
  return ` line:${percent(place.y)},${row} position:${percent(place.x)},${column} size:${percent(place.width)}${aligned}`;
}

function timed(
  caption: Caption,
  span: { readonly start: number; readonly end: number },
  rate: FrameRate | null,
  rules: Map<string, string>,
): string {
  let at = span.start;
  let word: number | null = null;
  const stamp = (seconds: number): string => {
    const units = Math.min(span.end, unitsAt(seconds, 1000, rate));
    if (units <= at) return '';
    at = units;
    return `<${clockOf(units, CLOCK)}>`;
  };
  const said = plainLines(caption.pieces).map((line) =>
    line
      .map((piece) => {
        let before = '';
        if (piece.word !== word && caption.words) {
          const next = piece.word === null ? null : caption.words[piece.word]!;
          const last = word === null ? null : caption.words[word]!;
          const pause =
            last && (caption.words[word! + 1]?.start ?? Infinity) > last.end ? stamp(last.end) : '';
          // a pause is a time before a space: that between the words, or one of its own
          before = next && pause !== '' ? `${pause} ` : pause;
          if (next) before += stamp(next.start);
          word = piece.word;
        }
        return before + tagged(piece, rules);
      })
      .join(''),
  );
  return said.join('\n') + pauseAtEnd(caption, span.end, stamp);
}

/** A last word that ends before its cue: a time with nothing but a space behind it. */
function pauseAtEnd({ words }: Caption, end: number, stamp: (seconds: number) => string): string {
  const last = words?.at(-1);
  if (!last || Math.round(last.end * 1000) >= end) return '';
  const written = stamp(last.end);
  return written === '' ? '' : `${written} `;
}

function tagged({ text, style }: CaptionPiece, rules: Map<string, string>): string {
  if (text.trim() === '') return text;
  const { italic, bold, underline, strikethrough, color } = plainLook(style);
  const classes: string[] = [];
  if (color !== null) {
    const name = NAMES.get(color) ?? `c${color.slice(1)}`;
    if (!NAMES.has(color)) rules.set(name, `color: ${color};`);
    classes.push(name);
  }
  if (strikethrough) {
    rules.set('strike', 'text-decoration: line-through;');
    classes.push('strike');
  }
  const tags = [
    ...(classes.length > 0 ? [`c.${classes.join('.')}`] : []),
    ...(bold ? ['b'] : []),
    ...(italic ? ['i'] : []),
    ...(underline ? ['u'] : []),
  ];
  const close = tags
    .map((tag) => `</${tag.slice(0, 1)}>`)
    .toReversed()
    .join('');
  return `${tags.map((tag) => `<${tag}>`).join('')}${escaped(text)}${close}`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/\{(?=\\|$)/g, '&#123;');
}
