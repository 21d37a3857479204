import type { FrameRate } from '../time.ts';
import { withoutEntities } from '../import/subtitles/entities.ts';
import { createLossCount, type Caption, type CaptionPiece, type WriteCaptions } from './caption.ts';
import {
  hasEmptyLines,
  isAtItsAnchor,
  isUsualLook,
  placeOf,
  plainLines,
  plainLook,
} from './caption-looks.ts';
import { clockOf, SRT_CLOCK } from '../text/clock-of.ts';
import { unitsAt } from './caption-time.ts';

const ANCHORS = ['bl', 'bc', 'br', 'cl', 'cc', 'cr', 'tl', 'tc', 'tr'];

/** SubRip: italics, bold, underline, strikethrough, colours and fonts as tags, one of nine places. Lines end with \n. */
export function writeSrt(captions: readonly Caption[], rate: FrameRate | null): WriteCaptions {
  const { note, lost } = createLossCount();
  const blocks = captions.map((caption, index) => {
    const start = unitsAt(caption.start, 1000, rate);
    const end = Math.max(start + 1, unitsAt(caption.end, 1000, rate));
    const place = placeOf(caption);
    note(caption, 'speaker', caption.speaker !== null);
    note(caption, 'words', caption.words !== null);
    note(caption, 'corner', !isAtItsAnchor(place) || (caption.layout.rotate ?? 0) !== 0);
    note(
      caption,
      'look',
      caption.pieces.some(({ style }) => !isUsualLook(style)),
    );
    note(caption, 'motion', caption.animate.length > 0 || caption.isMoved);
    note(caption, 'layer', caption.layer !== 0);
    note(caption, 'lines', hasEmptyLines(caption.pieces));
    const anchor = place.anchor === 'bc' ? '' : `{\\an${ANCHORS.indexOf(place.anchor) + 1}}`;
    const lines = plainLines(caption.pieces).map((line) => joined(line).map(tagged).join(''));
    return `${index + 1}\n${clockOf(start, SRT_CLOCK)} --> ${clockOf(end, SRT_CLOCK)}\n${anchor}${lines.join('\n')}\n`;
  });
  return { text: blocks.join('\n'), lost };
}

/** Pieces side by side that are written alike, as one. */
function joined(line: readonly CaptionPiece[]): CaptionPiece[] {
  const pieces: CaptionPiece[] = [];
  for (const piece of line) {
    const last = pieces.at(-1);
    if (last && JSON.stringify(plainLook(last.style)) === JSON.stringify(plainLook(piece.style)))
      pieces[pieces.length - 1] = { ...last, text: last.text + piece.text };
    else pieces.push(piece);
  }
  return pieces;
}

function tagged({ text, style }: CaptionPiece): string {
  if (text.trim() === '') return text;
  const { italic, bold, underline, strikethrough, color, font } = plainLook(style);
  const font_ = [
    ...(color === null ? [] : [`color="${color}"`]),
    ...(font === null ? [] : [`face="${font.replaceAll('"', "'")}"`]),
  ].join(' ');
  const tags = [
    ...(font_ === '' ? [] : [['font', `font ${font_}`]]),
    ...(bold ? [['b', 'b']] : []),
    ...(italic ? [['i', 'i']] : []),
    ...(underline ? [['u', 'u']] : []),
    ...(strikethrough ? [['s', 's']] : []),
  ] as const;
  const open = tags.map(([, tag]) => `<${tag}>`).join('');
  const close = tags
    .map(([name]) => `</${name}>`)
    .toReversed()
    .join('');
  return `${open}${escaped(text)}${close}`;
}

/** SRT has no way to write a tag as text; only what would be read as one is written as a character reference. */
function escaped(text: string): string {
  return text
    .replaceAll('&', (_, at: number) => (isReference(text.slice(at, at + 12)) ? '&amp;' : '&'))
    .replaceAll(/<(?=[a-z/\d]|$)/gi, '&lt;')
    .replaceAll(/\{(?=\\|$)/g, '&#123;');
}

/** Whether letters that begin with & would be read as a character reference, perhaps with those of the next piece. */
function isReference(text: string): boolean {
  return text === '&' || withoutEntities(text) !== text;
}
