import { isAtOnce } from './ass-sung.ts';
import { assOverrides, createAssStyles, type ScriptSize } from './ass-styles.ts';
import { createLossCount, type Caption, type WriteCaptions } from './caption.ts';
import { placeOf } from './caption-looks.ts';
import { clockOf } from '../text/clock-of.ts';
import { unitsAt } from './caption-time.ts';
import type { FrameRate } from '../time.ts';

const CLOCK = { unitsPerSecond: 100, hourDigits: 1, mark: '.' };
const ANCHORS = ['bl', 'bc', 'br', 'cl', 'cc', 'cr', 'tl', 'tc', 'tr'];

/** Advanced SubStation Alpha: styles, places, layers, speakers, karaoke, fades, and all looks of letters. Lines end with \n. */
export function writeAss(
  captions: readonly Caption[],
  {
    rate,
    size,
    title,
  }: { readonly rate: FrameRate | null; readonly size: ScriptSize; readonly title: string },
): WriteCaptions {
  const { note, lost } = createLossCount();
  const styles = createAssStyles(size);
  const dialogues = captions.map((caption) => {
    const start = unitsAt(caption.start, 100, rate);
    const end = Math.max(start + 1, unitsAt(caption.end, 100, rate));
    const isFade = caption.animate.every(
      ({ name, when }) => name === 'fade' && (when === 'in' || when === 'out'),
    );
    note(
      caption,
      'motion',
      caption.isMoved ||
        !(isFade || caption.animate.every(({ name }) => name === 'fade' || name === 'karaoke')),
    );
    note(caption, 'edge', styles.hasSoftEdges(caption.style));
    const { margins, tags } = placed(caption, size);
    const said = [...tags, ...fades(caption)].join('');
    const speaker = (caption.speaker ?? '').replaceAll(/[,\n]/g, ';');
    return [
      `Dialogue: ${caption.layer}`,
      ...[clockOf(start, CLOCK), clockOf(end, CLOCK), styles.nameOf(caption), speaker, ...margins, ''],
      `${said === '' ? '' : `{${said}}`}${textOf(caption, { start, end }, rate, size)}`,
    ].join(',');
  });
  const text = [
    '[Script Info]',
    `Title: ${title.replaceAll(/\s+/g, ' ')}`,
    ...['ScriptType: v4.00+', 'WrapStyle: 0', 'ScaledBorderAndShadow: yes'],
    ...[`PlayResX: ${size.width}`, `PlayResY: ${size.height}`, ''],
    ...styles.section(),
    ...['', '[Events]', 'Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text'],
    ...dialogues,
  ];
  return { text: `${text.join('\n')}\n`, lost };
}

/** By margins where they can say it, which also keep the width; else by \pos. Margins are whole pixels. */
function placed(
  caption: Caption,
  size: ScriptSize,
): { readonly margins: readonly number[]; readonly tags: readonly string[] } {
  const { anchor, x, y, width } = placeOf(caption);
  const [row, column] = [anchor[0], anchor[1]];
  const left = column === 'l' ? x : column === 'r' ? x - width : x - width / 2;
  const right = 1 - left - width;
  const vertical = row === 't' ? y : row === 'b' ? 1 - y : 0;
  const rotate = caption.layout.rotate ?? 0;
  const tags = [
    ...(anchor === 'bc' ? [] : [`\\an${ANCHORS.indexOf(anchor) + 1}`]),
    ...(rotate === 0 ? [] : [`\\frz${number(-rotate)}`]),
  ];
  const isByMargins =
    [left, right, vertical].every((margin) => margin >= -1e-9) && (row !== 'c' || y === 0.5);
  const px = (ratio: number, of: number) => Math.max(0, Math.round(ratio * of));
  if (isByMargins)
    return { tags, margins: [px(left, size.width), px(right, size.width), px(vertical, size.height)] };
  const beside = px((1 - width) / 2, size.width); // the width in which the text wraps
  return {
    tags: [...tags, `\\pos(${number(x * size.width)},${number(y * size.height)})`],
    margins: [beside, beside, 0],
  };
}

function fades({ animate }: Caption): string[] {
  const milliseconds = (when: 'in' | 'out') =>
    Math.round((animate.find((one) => one.name === 'fade' && one.when === when)?.duration ?? 0) * 1000);
  const [fadeIn, fadeOut] = [milliseconds('in'), milliseconds('out')];
  return fadeIn + fadeOut === 0 ? [] : [`\\fad(${fadeIn},${fadeOut})`];
}

function textOf(
  caption: Caption,
  span: { readonly start: number; readonly end: number },
  rate: FrameRate | null,
  size: ScriptSize,
): string {
  const tag = isAtOnce(caption) ? 'k' : 'kf';
  const inside = (seconds: number) => Math.min(span.end, Math.max(span.start, unitsAt(seconds, 100, rate)));
  let at = span.start;
  let word: number | null = null;
  let style = caption.style;
  return caption.pieces
    .map((piece) => {
      let tags = assOverrides(style, piece.style, size);
      style = piece.style;
      const timed = piece.word === null || piece.word === word ? null : caption.words?.[piece.word];
      if (timed) {
        word = piece.word;
        const start = Math.max(at, inside(timed.start));
        const next = caption.words?.[piece.word! + 1];
        const end = Math.max(start, Math.min(inside(timed.end), next ? inside(next.start) : span.end));
        tags = `${start > at ? `\\k${start - at}` : ''}\\${tag}${end - start}${tags}`;
        at = end;
      }
      return `${tags === '' ? '' : `{${tags}}`}${escaped(piece.text)}`;
    })
    .join('');
}

/** A backslash before a letter that would make it a tag, and braces, are kept apart by a word joiner, which nobody sees. */
function escaped(text: string): string {
  return text
    .replaceAll(/\\(?=[Nnh{}]|$)/g, '\\\u2060')
    .replaceAll('{', '\\{')
    .replaceAll('}', '\\}')
    .replaceAll('\n', '\\N')
    .replaceAll('\u00a0', '\\h');
}

const number = (value: number): string => String(Number(value.toFixed(3)));
