import type { Animate, Layout, Style } from '../../../scenario/scenario.ts';
import { secondsOf } from '../clock.ts';
import { lookOfPieces } from '../look.ts';
import type { Look } from '../look.ts';
import type { Losses } from '../losses.ts';
import { orderMessage, shown } from '../read-cue.ts';
import type { CueProblem, ReadCue, SubtitleReading } from '../read-cue.ts';
import { wordsOf } from '../timed-words.ts';
import { readSections } from './ass-sections.ts';
import type { AssSections } from './ass-sections.ts';
import { assStyle } from './ass-style.ts';
import type { AssStyle, ScriptSize } from './ass-style.ts';
import { readAssText } from './ass-text.ts';
import type { AssPiece } from './ass-text.ts';
import { linePlace } from './line-place.ts';

/** What scripts without a size are drawn at. */
const DEFAULT_SIZE: ScriptSize = { width: 384, height: 288 };

/** Overrides and all: ten times the letters that a cue may have. */
const MOST_MARKED_LETTERS = 500_000;
/** cue-schema.ts: the longest name. */
const MOST_SPEAKER = 200;

type Dialogue = AssSections['dialogues'][number];

/** The dialogue of an ASS or SSA file: times, text, words of karaoke, and of styles and overrides what a scenario can say. */
export function readAss(text: string, losses: Losses): SubtitleReading {
  const sections = readSections(text);
  const size = sizeOf(sections.info);
  const styles = new Map<string, AssStyle>();
  for (const { line, fields } of sections.styles) {
    const style = assStyle(fields, size, sections.isOld);
    for (const name of style.unread) losses.note('style.field', line, name);
    styles.set(styleName(fields.get('name') ?? ''), style);
  }
  const cues: ReadCue[] = [];
  const problems: CueProblem[] = [];
  for (const dialogue of sections.dialogues) {
    const cue = cueOf(dialogue, { styles, size, losses });
    if (typeof cue === 'string') problems.push({ line: dialogue.line, message: cue });
    else cues.push(cue);
  }
  return { cues, problems };
}

function sizeOf(info: ReadonlyMap<string, string>): ScriptSize {
  const [width, height] = [Number(info.get('playresx') ?? ''), Number(info.get('playresy') ?? '')];
  if (width > 0 && height > 0) return { width, height };
  if (height > 0) return { width: (height * 4) / 3, height };
  return width > 0 ? { width, height: (width * 3) / 4 } : DEFAULT_SIZE;
}

/** Styles are named with a `*` before them by old programs. */
function styleName(written: string): string {
  return written.replace(/^\*+/, '');
}

type AssContext = {
  readonly styles: ReadonlyMap<string, AssStyle>;
  readonly size: ScriptSize;
  readonly losses: Losses;
};

/** The cue of a Dialogue, or why there is none. */
function cueOf({ line, written, fields, isOutside }: Dialogue, context: AssContext): ReadCue | string {
  if (isOutside) return 'Dialogue stands outside of [Events]; write [Events] before it';
  if (!fields)
    return 'there is no Format line between [Events] and the first Dialogue; export the file again';
  const [start, end] = [secondsOf(fields.get('start') ?? ''), secondsOf(fields.get('end') ?? '')];
  if (start === null || end === null)
    return `the times of ${shown(written)} cannot be read; write them as 0:00:01.00`;
  if (end <= start) return orderMessage(start, end);
  const said = fields.get('text') ?? '';
  if (said.length > MOST_MARKED_LETTERS)
    return `the dialogue has ${said.length} letters; at most ${MOST_MARKED_LETTERS} with its overrides`;
  const style = context.styles.get(styleName(fields.get('style') ?? '')) ?? null;
  const ground = { size: context.size, style };
  const { pieces, overrides, hasDrawing, isSwept } = readAssText(said, ground);
  const text = pieces.map((piece) => piece.text).join('');
  if (text.trim() === '')
    return hasDrawing ? 'the dialogue is a drawing, without text' : 'the dialogue has no text';
  const note = (code: Parameters<Losses['note']>[0], what?: string) => context.losses.note(code, line, what);
  if (!style && context.styles.size > 0) note('style.unknown', fields.get('style'));
  const { look, marks } = lookOfPieces(pieces);
  const place = linePlace({ overrides, fields, style, size: context.size }, note);
  const layer = Number(fields.get('layer') ?? 0);
  const speaker = fields.get('name');
  const words = karaokeWords(pieces, start, end, note);
  const sung = words && sungLook(style, look, isSwept);
  const animate = [...place.animate, ...(sung?.animate ?? [])];
  return {
    line,
    ...{ start, end, text, words, marks },
    ...withAny('style', { ...styled(style?.style, look), ...sung?.style } satisfies Style),
    ...withAny('layout', place.layout satisfies Layout),
    ...(animate.length > 0 ? { animate: animate satisfies readonly Animate[] } : {}),
    ...(Number.isInteger(layer) && layer !== 0 && Math.abs(layer) <= 1e6 ? { layer } : {}),
    ...(speaker ? { speaker: speaker.slice(0, MOST_SPEAKER) } : {}),
  };
}

/** A style with the look of a whole line over it; the outline's width and colour may come from either. */
function styled(style: Style | undefined, look: Look): Style {
  return {
    ...style,
    ...look,
    ...(style?.stroke && look.stroke ? { stroke: { ...style.stroke, ...look.stroke } } : {}),
  };
}

/** What \k does: the colour is there at once. */
const AT_ONCE = 'cubic-bezier(0, 1, 0, 1)';

/** Karaoke as players show it: words go from the style's second colour to its first. */
function sungLook(
  style: AssStyle | null,
  look: Look,
  isSwept: boolean,
): { readonly style: Style; readonly animate: readonly Animate[] } | null {
  const color = look.color ?? style?.style.color;
  const before = style?.secondaryColor;
  if (color === undefined || before === undefined || before === color) return null;
  const ease = isSwept ? {} : { ease: AT_ONCE };
  return {
    style: { color: before },
    animate: [{ name: 'karaoke', when: 'word', ...ease, params: { color } }],
  };
}

function withAny<Key extends string>(key: Key, value: object): { [K in Key]?: object } {
  return (Object.keys(value).length > 0 ? { [key]: value } : {}) as { [K in Key]?: object };
}

/** The words of a line with karaoke; a piece without a tag is sung with the one before. Null where there is no karaoke. */
function karaokeWords(
  pieces: readonly AssPiece[],
  startSeconds: number,
  endSeconds: number,
  note: (code: 'karaoke.order') => void,
): ReadCue['words'] {
  if (pieces.every(({ sung }) => sung === null)) return null;
  const timed: { text: string; readonly start: number; readonly end: number }[] = [];
  let before: AssPiece['sung'] | undefined;
  for (const { text, sung } of pieces) {
    const last = timed.at(-1);
    if (last && (sung === null || sung === before)) last.text += text;
    else
      timed.push({
        text,
        start: Math.min(endSeconds, startSeconds + (sung?.start ?? 0) / 100),
        end: Math.min(endSeconds, startSeconds + (sung?.end ?? 0) / 100),
      });
    before = sung;
  }
  const words = wordsOf(timed);
  if (!words) note('karaoke.order');
  return words;
}
