import { readTime } from './clock.ts';
import { withoutEntities } from './entities.ts';
import { lookOfPieces, movedMarks } from './look.ts';
import type { Look, LookedText } from './look.ts';
import type { LossCode } from './losses.ts';
import { overridesOf } from './ass/overrides.ts';
import type { Override } from './ass/overrides.ts';
import { createScanner } from './scanner.ts';
import type { Scanner } from './scanner.ts';
import { lookOfTag, NO_SHEET } from './tag-look.ts';
import type { CueSheet } from './tag-look.ts';

export type MarkedText = LookedText & {
  /** Without marks; empty lines at its ends are taken off. */
  readonly text: string;
  /** Pieces by the time they are spoken, in seconds of the film; null: no such times. */
  readonly timed: readonly { readonly atSeconds: number; readonly text: string }[] | null;
  readonly voices: readonly string[];
  /** Overrides of SubStation Alpha that stand in it, such as `{\an8}`. */
  readonly overrides: readonly Override[];
};

type Tag = { readonly name: string; readonly look: Look };
type Piece = { text: string; readonly look: Look; readonly atSeconds: number | null };

/** The text of an SRT or WebVTT cue and what its marks say. Reads it once, from its start to its end. */
export function readMarkedText(
  marked: string,
  note: (code: LossCode, what?: string) => void,
  { sheet = NO_SHEET, scanner = createScanner(marked) }: { sheet?: CueSheet; scanner?: Scanner } = {},
): MarkedText {
  const pieces: Piece[] = [];
  const voices = new Set<string>();
  const overrides: Override[] = [];
  let open: Tag[] = [];
  let atSeconds: number | null = null;
  const lookNow = (): Look => Object.assign({}, ...open.map(({ look }) => look)) as Look;
  const say = (text: string): void => {
    if (text === '') return;
    if (open.some(({ name }) => name === 'rt')) note('ruby.left_out');
    else pieces.push({ text: withoutEntities(text), look: lookNow(), atSeconds });
  };
  const readTag = (tag: string): void => {
    const time = readTime(tag, 0);
    if (time?.end === tag.length) {
      atSeconds = time.seconds;
      return;
    }
    const name = tagName(tag);
    if (tag.startsWith('/')) {
      const index = open.findLastIndex((mark) => mark.name === name);
      open = open.filter((mark, depth) => depth !== index && !(name === 'ruby' && mark.name === 'rt'));
      return;
    }
    if (name === 'v' && annotationOf(tag) !== '') voices.add(withoutEntities(annotationOf(tag)));
    if (open.length < MOST_OPEN)
      open.push({
        name,
        look: lookOfTag(
          tag,
          { name, voice: name === 'v' ? withoutEntities(annotationOf(tag)) : '' },
          sheet,
          note,
        ),
      });
  };
  let from = 0;
  for (let at = 0; at < marked.length;) {
    const next = nearest(scanner.find('<', at), scanner.find('{', at));
    if (next === -1) break;
    const isOverride = marked[next] === '{';
    const begins = isOverride ? marked[next + 1] === '\\' : /[a-z/\d]/i.test(marked[next + 1] ?? '');
    const close = begins ? scanner.find(isOverride ? '}' : '>', next) : -1;
    const inner = close === -1 ? '' : marked.slice(next + 1, close);
    at = next + 1;
    if (close === -1 || (!isOverride && !isTag(inner))) continue;
    say(marked.slice(from, next));
    if (isOverride) overrides.push(...overridesOf(inner).slice(0, MOST_OVERRIDES));
    else readTag(inner);
    at = close + 1;
    from = at;
  }
  say(marked.slice(from));
  const whole = pieces.map(({ text }) => text).join('');
  const text = withoutEdges(whole);
  const { look, marks } = lookOfPieces(pieces);
  const taken = whole.length - whole.replace(/^\n+/, '').length;
  return {
    text,
    timed: timedPieces(pieces),
    look,
    marks: movedMarks(marks, taken, text.length),
    voices: [...voices],
    overrides,
  };
}

/** More marks within each other than any file has; what is marked deeper keeps the look it stands in. */
const MOST_OPEN = 32;
const MOST_OVERRIDES = 100;

const MOST_VOICE = 200;

function nearest(one: number, other: number): number {
  if (one === -1 || other === -1) return Math.max(one, other);
  return Math.min(one, other);
}

/** Whether the text between `<` and `>` is a tag, such as `b`, `/c`, `c.yellow`, `v Bob`, or a time. `<3` is text. */
function isTag(inner: string): boolean {
  return /^\/?[a-z]/i.test(inner) || inner === '/' || readTime(inner, 0)?.end === inner.length;
}

function tagName(tag: string): string {
  return /^\/?([a-z]{0,10}[\d]?)/i.exec(tag)?.[1]?.toLowerCase() ?? '';
}

function annotationOf(tag: string): string {
  const space = tag.search(/\s/);
  return space === -1
    ? ''
    : tag
        .slice(space + 1)
        .trim()
        .slice(0, MOST_VOICE);
}

function timedPieces(pieces: readonly Piece[]): MarkedText['timed'] {
  if (pieces.every(({ atSeconds }) => atSeconds === null)) return null;
  const timed: { atSeconds: number; text: string }[] = [];
  for (const { text, atSeconds } of pieces) {
    const at = atSeconds ?? Number.NEGATIVE_INFINITY; // before the first time: from the cue's start
    const last = timed.at(-1);
    if (last?.atSeconds === at) last.text += text;
    else timed.push({ atSeconds: at, text });
  }
  return timed;
}

/** Without empty lines at the ends. */
function withoutEdges(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text[start] === '\n') start += 1;
  while (end > start && text[end - 1] === '\n') end -= 1;
  return text.slice(start, end);
}
