import { isColor } from '../../scenario/color.ts';
import { readTime } from './clock.ts';
import { withoutEntities } from './entities.ts';
import { commonLook } from './look.ts';
import type { Look } from './look.ts';
import type { LossCode } from './losses.ts';
import { overridesOf } from './ass/overrides.ts';
import type { Override } from './ass/overrides.ts';
import { createScanner } from './scanner.ts';
import type { Scanner } from './scanner.ts';
import { fontName } from '../font-name.ts';

export type MarkedText = {
  /** Without marks; empty lines at its ends are taken off. */
  readonly text: string;
  /** Pieces by the time they are spoken, in seconds of the film; null: no such times. */
  readonly timed: readonly { readonly atSeconds: number; readonly text: string }[] | null;
  /** Of the whole text. */
  readonly look: Look;
  readonly voices: readonly string[];
  /** Overrides of SubStation Alpha that stand in it, such as `{\an8}`. */
  readonly overrides: readonly Override[];
};

type Mark = { readonly name: string; readonly look: Look };
type Piece = { text: string; readonly look: Look; readonly atSeconds: number | null };

/** The colours that WebVTT's classes have without a style. */
const CLASS_COLORS = new Set(['white', 'lime', 'cyan', 'red', 'yellow', 'magenta', 'blue', 'black']);
const UNDRAWN: Readonly<Record<string, string>> = { u: 'underline', s: 'strike', strike: 'strike' };

/** The text of an SRT or WebVTT cue and what its marks say. Reads it once, from its start to its end. */
export function readMarkedText(
  marked: string,
  note: (code: LossCode, what?: string) => void,
  scanner: Scanner = createScanner(marked),
): MarkedText {
  const pieces: Piece[] = [];
  const voices = new Set<string>();
  const overrides: Override[] = [];
  let open: Mark[] = [];
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
    if (UNDRAWN[name] !== undefined) note('style.part', UNDRAWN[name]);
    if (name === 'v' && annotationOf(tag) !== '') voices.add(withoutEntities(annotationOf(tag)));
    if (open.length < MOST_OPEN) open.push({ name, look: lookOfTag(name, tag, note) });
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
  const { look, isPartly } = commonLook(pieces);
  if (isPartly) note('style.part');
  return {
    text: withoutEdges(pieces.map(({ text }) => text).join('')),
    timed: timedPieces(pieces),
    look,
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

function lookOfTag(name: string, tag: string, note: (code: LossCode, what?: string) => void): Look {
  switch (name) {
    case 'b':
    case 'strong':
      return { weight: 'bold' };
    case 'i':
    case 'em':
      return { italic: true };
    case 'c': {
      const color = tag.split('.').find((part) => CLASS_COLORS.has(part.trim()));
      return color === undefined ? {} : { color: color.trim() };
    }
    case 'font':
      return fontLook(tag, note);
    default:
      return {};
  }
}

function fontLook(tag: string, note: (code: LossCode, what?: string) => void): Look {
  const color = attribute(tag, 'color');
  const face = fontName(attribute(tag, 'face'));
  if (attribute(tag, 'size') !== undefined) note('style.part', 'font size');
  if (color !== undefined && !isColor(color)) note('color.unknown', color.slice(0, 30));
  return {
    ...(color !== undefined && isColor(color) ? { color } : {}),
    ...(face === undefined ? {} : { font: face }),
  };
}

/** The value of `name="value"`, with or without quotes. */
function attribute(tag: string, name: string): string | undefined {
  const at = tag.toLowerCase().indexOf(`${name}=`);
  if (at === -1) return undefined;
  const value = tag.slice(at + name.length + 1);
  const quote = value[0] === '"' || value[0] === "'" ? value[0] : null;
  const end = quote ? value.indexOf(quote, 1) : value.search(/[\s>]/);
  return value.slice(quote ? 1 : 0, end === -1 ? undefined : end).trim();
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
