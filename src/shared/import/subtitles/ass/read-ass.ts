import type { Animate, Layout, Style } from '../../../scenario/scenario.ts';
import { secondsOf } from '../clock.ts';
import { commonLook } from '../look.ts';
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

type Dialogue = AssSections['dialogues'][number];

/** The dialogue of an ASS or SSA file: times, text, words of karaoke, and of styles and overrides what a scenario can say. */
export function readAss(text: string, losses: Losses): SubtitleReading {
  const sections = readSections(text);
  const size = sizeOf(sections.info);
  const styles = new Map<string, AssStyle>();
  for (const { fields } of sections.styles)
    styles.set(styleName(fields.get('name') ?? ''), assStyle(fields, size, sections.isOld));
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
  const { pieces, overrides, hasDrawing } = readAssText(said, context.size.height);
  const text = pieces.map((piece) => piece.text).join('');
  if (text.trim() === '')
    return hasDrawing ? 'the dialogue is a drawing, without text' : 'the dialogue has no text';
  const note = (code: Parameters<Losses['note']>[0], what?: string) => context.losses.note(code, line, what);
  const style = context.styles.get(styleName(fields.get('style') ?? ''));
  if (!style && context.styles.size > 0) note('style.unknown', fields.get('style'));
  const { look, isPartly } = commonLook(pieces);
  if (isPartly) note('style.part');
  const place = linePlace({ overrides, fields, style: style ?? null, size: context.size }, note);
  const layer = Number(fields.get('layer') ?? 0);
  const voice = fields.get('name');
  if (voice) note('voice.kept');
  return {
    line,
    ...{ start, end, text, words: karaokeWords(pieces, start, end, note) },
    ...withAny('style', { ...style?.style, ...look } satisfies Style),
    ...withAny('layout', place.layout satisfies Layout),
    ...(place.animate.length > 0 ? { animate: place.animate satisfies readonly Animate[] } : {}),
    ...(Number.isInteger(layer) && layer !== 0 && Math.abs(layer) <= 1e6 ? { layer } : {}),
    ...(voice ? { voice } : {}),
  };
}

function withAny<Key extends string>(key: Key, value: object): { [K in Key]?: object } {
  return (Object.keys(value).length > 0 ? { [key]: value } : {}) as { [K in Key]?: object };
}

/** A karaoke piece lasts as long as its tag says; one without a tag belongs to the piece before. Null where there is no karaoke. */
function karaokeWords(
  pieces: readonly AssPiece[],
  startSeconds: number,
  endSeconds: number,
  note: (code: 'karaoke.order') => void,
): ReadCue['words'] {
  if (pieces.every(({ karaokeCentiseconds }) => karaokeCentiseconds === null)) return null;
  const timed: { atSeconds: number; text: string[] }[] = [];
  let nextSeconds = startSeconds;
  for (const { text, karaokeCentiseconds: lasts } of pieces) {
    const atSeconds = lasts === null ? (timed.at(-1)?.atSeconds ?? startSeconds) : nextSeconds;
    if (lasts !== null) nextSeconds += lasts / 100;
    const last = timed.at(-1);
    // letters of one word may be sung one by one: a word ends at a space
    const goesOn = last !== undefined && (lasts === null || !/\s$/.test(last.text.at(-1) ?? ''));
    if (goesOn && !/^\s/.test(text)) last.text.push(text);
    else timed.push({ atSeconds, text: [text] });
  }
  const words = wordsOf(
    timed.map(({ atSeconds, text }) => ({ atSeconds, text: text.join('') })),
    endSeconds,
  );
  if (!words) note('karaoke.order');
  return words;
}
