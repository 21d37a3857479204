import { createStyleBook, type StyleBook } from '../film/resolve-film/style-book.ts';
import type { CompleteStyle } from '../scenario/built-in-styles.ts';
import type { Cue, Mark, Scenario, TextCue } from '../scenario/scenario.ts';
import { joinedWords } from '../text/joined-words.ts';
import type { Caption, CaptionPiece } from './caption.ts';

export type CaptionList = {
  /** By their start, then as the scenario has them. */
  readonly captions: readonly Caption[];
  /** How many cues are no text: pictures, shapes, templates. */
  readonly others: number;
};

/** The text cues of a scenario, those in groups included; `ids`: only these cues of its list. */
export function readCaptions(
  { cues, styles }: Pick<Scenario, 'cues' | 'styles'>,
  ids: ReadonlySet<string> | null = null,
): CaptionList {
  const book = createStyleBook(styles, 1);
  const captions: Caption[] = [];
  let others = 0;
  const walk = (cue: Cue, from: number, to: number): void => {
    const span = { start: Math.max(from, from + cue.start), end: Math.min(to, from + cue.end) };
    if (cue.type === 'group') cue.children.forEach((child) => walk(child, span.start, span.end));
    else if (cue.type !== 'text') others += 1;
    else if (span.end > span.start && textOf(cue).trim() !== '')
      captions.push(captionOf(cue, from, span, book));
  };
  for (const cue of cues) if (!ids || (cue.id !== undefined && ids.has(cue.id))) walk(cue, 0, Infinity);
  return { captions: captions.toSorted((a, b) => a.start - b.start), others };
}

function textOf({ text, words }: TextCue): string {
  return words ? joinedWords(words).text : (text ?? '');
}

function captionOf(
  cue: TextCue,
  offset: number,
  span: { readonly start: number; readonly end: number },
  book: StyleBook,
): Caption {
  const flat = book.flat(cue.style, null);
  const inside = (seconds: number) => Math.min(span.end, Math.max(span.start, offset + seconds));
  const named = typeof cue.style === 'string' ? cue.style : cue.style?.extends;
  return {
    ...span,
    layer: cue.layer ?? 0,
    speaker: cue.speaker ?? null,
    pieces: piecesOf(cue, flat.style, book),
    words: cue.words?.map(({ start, end }) => ({ start: inside(start), end: inside(end) })) ?? null,
    styleName: named ?? 'Default',
    style: flat.style,
    layout: cue.layout ?? {},
    animate: cue.animate ?? flat.motion,
    opacity: cue.opacity ?? 1,
    isMoved: cue.transform !== undefined,
  };
}

/** The text cut where words and marks begin and end. */
function piecesOf(cue: TextCue, style: CompleteStyle, book: StyleBook): CaptionPiece[] {
  const { text, starts } = cue.words ? joinedWords(cue.words) : { text: cue.text ?? '', starts: [] };
  const marks = (cue.marks ?? []).filter(({ from }) => from < text.length);
  const cuts = new Set<number>([0, text.length]);
  for (const { from, to } of marks) cuts.add(from).add(Math.min(text.length, to));
  for (const [index, start] of starts.entries()) cuts.add(start).add(start + cue.words![index]!.text.length);
  const ends = [...cuts].sort((a, b) => a - b);
  const ofWords = (cue.words ?? []).map((word) =>
    word.style === undefined ? style : book.ofWord(word.style, style),
  );
  const pieces: CaptionPiece[] = [];
  let [mark, word] = [0, 0];
  for (const [index, from] of ends.entries()) {
    const to = ends[index + 1];
    if (to === undefined) break;
    while (mark < marks.length && marks[mark]!.to <= from) mark += 1;
    while (word + 1 < starts.length && starts[word + 1]! <= from) word += 1;
    const isInWord =
      word < starts.length && from >= starts[word]! && from < starts[word]! + cue.words![word]!.text.length;
    const under = isInWord ? ofWords[word]! : style;
    pieces.push({
      text: text.slice(from, to).replaceAll(/\r\n?|[\u2028\u2029]/g, '\n'),
      style: isMarked(marks[mark], from) ? book.ofWord(marks[mark]!.style, under) : under,
      word: isInWord ? word : null,
    });
  }
  return pieces;
}

function isMarked(mark: Mark | undefined, at: number): boolean {
  return mark !== undefined && mark.from <= at && at < mark.to;
}
