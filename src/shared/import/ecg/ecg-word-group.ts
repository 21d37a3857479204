import type { Cue, GroupCue, Style, TextCue } from '../../scenario/scenario.ts';
import type { Effect, Span } from './ecg-effects.ts';
import type { LineContext, LineWord } from './ecg-place.ts';
import { piecesOf, rounded } from './ecg-pieces.ts';

/** Width of a space, in the size of the text: what stands between words that are cues of their own. */
const SPACE_EM = 0.24;
const LINE_HEIGHT = 1.2;

export type GroupContext = {
  readonly line: LineContext;
  readonly style: Style;
  readonly isVertical: boolean;
};

/** A line as groups of words: one for each piece of the line's own effects. */
export function wordGroups(words: readonly LineWord[], own: readonly Effect[], group: GroupContext): Cue[] {
  const { place, context, common } = group.line;
  const { span, path } = place;
  const { warn } = context;
  const ofWords = own.filter(({ when }) => when === 'word');
  const ofLine = own.filter(({ when }) => when !== 'word');
  const hasOwn = words.some(({ effects }) => effects.length > 0);
  const pieces = piecesOf(span, ofLine, warn);
  // a piece would break the effects of the words off
  if (pieces.length > 1 && hasOwn)
    warn(`${path}.pluginChain`, 'plugin.group', 'is not drawn: words of the line have effects of their own');
  const [whole] = piecesOf(span, [], warn);
  const { id, ...rest } = common;
  return (pieces.length > 1 && hasOwn ? [whole!] : pieces).map(({ start, end, animate }, index) => ({
    type: 'group' as const,
    ...(id !== undefined && index === 0 ? { id } : {}),
    ...{ start, end, ...rest, direction: 'row' as const, justify: justifyOf(group.style) },
    children: [flowGroup(words, ofWords, { ...group, piece: [start, end], animate: [...animate] })],
  }));
}

type FlowContext = GroupContext & { readonly piece: Span; readonly animate: NonNullable<Cue['animate']> };

/** The words in rows, or one below the other, with the line's box around them. */
function flowGroup(
  words: readonly LineWord[],
  ofWords: readonly Effect[],
  { style, isVertical, piece, animate, line }: FlowContext,
): GroupCue {
  const { box, wrap = true, lineHeight = LINE_HEIGHT, size = 0, ...look } = style;
  const gap = isVertical ? 0 : rounded(SPACE_EM * size);
  const { x = 0, y = 0 } =
    typeof box?.padding === 'object' ? box.padding : { x: box?.padding, y: box?.padding };
  return {
    type: 'group',
    start: 0,
    end: rounded(piece[1] - piece[0]),
    direction: isVertical ? 'column' : 'row',
    wrap: wrap && !isVertical,
    ...{ gap, align: isVertical ? justifyOf(style) : 'center', justify: justifyOf(style) },
    // rows stand as far apart as lines would: the gap is a part of their height
    style: {
      ...look,
      size,
      lineHeight: isVertical ? lineHeight : rounded(Math.max(0.1, lineHeight - SPACE_EM)),
    },
    box: { ...(box ?? { color: null }), padding: { x, y: rounded(y + gap / 2) } },
    ...(animate.length > 0 ? { animate } : {}),
    children: words.flatMap((word) => wordCues(word, ofWords, piece, line)),
  };
}

/** When the effects that follow a word run: their own window, or the word's time for those of the whole line. */
function spokenOf(word: LineWord, effects: readonly Effect[], ofWords: readonly Effect[]): Span | null {
  const follows = effects.find(({ when }) => when === 'word');
  if (!follows) return null;
  return ofWords.includes(follows) ? word.spoken : [follows.start, follows.end];
}

/** A word in pieces, each in the place of the one before. Times are seconds of the group. */
function wordCues(word: LineWord, ofWords: readonly Effect[], piece: Span, line: LineContext): TextCue[] {
  const { warn } = line.context;
  const shown: Span = [Math.max(word.shown[0], piece[0]), Math.min(word.shown[1], piece[1])];
  if (shown[1] <= shown[0]) return [];
  const effects = [...word.effects, ...ofWords];
  const spoken = spokenOf(word, effects, ofWords);
  const at = (seconds: number) => rounded(Math.max(0, seconds - piece[0]));
  return piecesOf(shown, effects, warn).map(({ start, end, animate }) => ({
    type: 'text',
    ...{ start: at(start), end: at(end) },
    ...(spoken
      ? { words: [{ text: word.text, start: at(spoken[0]), end: at(spoken[1]) }] }
      : { text: word.text }),
    ...(Object.keys(word.style).length > 0 ? { style: word.style } : {}),
    animate: [...animate],
  }));
}

const justifyOf = ({ align }: Style) =>
  align === 'left' || align === 'start' ? 'start' : align === 'right' || align === 'end' ? 'end' : 'center';
