import { isColor } from '../../scenario/color.ts';
import { fontName } from '../font-name.ts';
import type { Look } from './look.ts';
import type { LossCode } from './losses.ts';

/** What STYLE blocks of WebVTT say, by what their selectors name. */
export type CueSheet = {
  readonly cue: Look;
  /** By a class (`.loud`), a tag (`b`) or a voice (`[voice=Ann]`). */
  readonly parts: ReadonlyMap<string, Look>;
};
export const NO_SHEET: CueSheet = { cue: {}, parts: new Map() };

/** The colours that WebVTT's classes have without a style, with `bg_` before them behind the text. */
export const CLASS_COLORS = ['white', 'lime', 'cyan', 'red', 'yellow', 'magenta', 'blue', 'black'] as const;
const COLORS = new Set<string>(CLASS_COLORS);

/**
 * SRT and WebVTT know plain and bold. Captions of ours are bold to begin with (700), so that bold is the weight above it.
 */
export const BOLD_WEIGHT = 900;

const TAGS: Readonly<Record<string, Look>> = {
  b: { weight: BOLD_WEIGHT },
  strong: { weight: BOLD_WEIGHT },
  i: { italic: true },
  em: { italic: true },
  u: { underline: true },
  s: { strikethrough: true },
  strike: { strikethrough: true },
};

/** How a tag of SRT or WebVTT (`b`, `c.yellow.loud`, `v Ann`, `font color=red`) makes its text look. */
export function lookOfTag(
  tag: string,
  { name, voice }: { readonly name: string; readonly voice: string },
  { parts }: CueSheet,
  note: (code: LossCode, what?: string) => void,
): Look {
  const looks: Look[] = [Object.hasOwn(TAGS, name) ? TAGS[name]! : {}, parts.get(name) ?? {}];
  if (name === 'font') looks.push(fontLook(tag, note));
  else
    for (const part of (/^[^\s]*/.exec(tag)?.[0] ?? '').split('.').slice(1)) {
      const own = parts.get(`.${part}`);
      if (own) looks.push(own);
      else if (COLORS.has(part)) looks.push({ color: part });
      else if (part.startsWith('bg_') && COLORS.has(part.slice(3)))
        looks.push({ wordBox: { color: part.slice(3) } });
    }
  if (voice !== '') looks.push(parts.get(`[voice=${voice}]`) ?? {});
  return Object.assign({}, ...looks) as Look;
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
