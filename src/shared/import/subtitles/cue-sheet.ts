import { isColor } from '../../scenario/color.ts';
import { fontName } from '../font-name.ts';
import type { Look } from './look.ts';
import type { Losses } from './losses.ts';
import type { CueSheet } from './tag-look.ts';

/** A STYLE block of WebVTT as it is written, with the line it begins at, from 1. */
export type StyleBlock = { readonly line: number; readonly text: string };

/** The plain rules of STYLE blocks: `::cue`, `::cue(.class)`, `::cue(b)`, `::cue(v[voice="Ann"])`. Others are noted. */
export function readCueSheet(blocks: readonly StyleBlock[], losses: Losses): CueSheet {
  const parts = new Map<string, Look>();
  let cue: Look = {};
  for (const { line, text } of blocks) {
    const note = (what: string) => losses.note('style.block', line, what.slice(0, 40));
    const css = withoutComments(text);
    for (let at = 0; at < css.length;) {
      const open = css.indexOf('{', at);
      const close = open === -1 ? -1 : css.indexOf('}', open);
      if (close === -1) break;
      const look = declared(css.slice(open + 1, close), note);
      for (const selector of css.slice(at, open).split(',')) {
        const name = partOf(selector.trim());
        if (name === null) note(selector.trim());
        else if (name === '') cue = { ...cue, ...look };
        else parts.set(name, { ...parts.get(name), ...look });
      }
      at = close + 1;
    }
  }
  return { cue, parts };
}

/** What a selector names, as CueSheet does; '' for every cue, null for what is not read. */
function partOf(selector: string): string | null {
  if (selector === '::cue') return '';
  const inner = /^::cue\(([^()]{1,200})\)$/.exec(selector)?.[1]?.trim();
  if (inner === undefined) return null;
  const voice = /^v?\[voice=(?:"([^"]*)"|'([^']*)'|([^\]"']*))\]$/.exec(inner);
  if (voice) return `[voice=${voice[1] ?? voice[2] ?? voice[3] ?? ''}]`;
  if (/^(?:c)?\.[\w-]+$/.test(inner)) return inner.replace(/^c/, '');
  return /^[a-z]{1,4}$/.test(inner) ? inner : null;
}

function declared(body: string, note: (what: string) => void): Look {
  const looks = body.split(';').map((declaration): Look => {
    const colon = declaration.indexOf(':');
    if (colon === -1) return {};
    const key = declaration.slice(0, colon).trim().toLowerCase();
    const value = declaration
      .slice(colon + 1)
      .replace('!important', '')
      .trim();
    const look = lookOf(key, value);
    if (look === null) note(`${key}: ${value}`);
    return look ?? {};
  });
  return Object.assign({}, ...looks) as Look;
}

function lookOf(key: string, value: string): Look | null {
  switch (key) {
    case 'color':
      return isColor(value) ? { color: value } : null;
    case 'background-color':
    case 'background':
      return isColor(value) ? { wordBox: { color: value } } : null;
    case 'font-style':
      return value === 'normal'
        ? { italic: false }
        : /^(?:italic|oblique)/.test(value)
          ? { italic: true }
          : null;
    case 'font-weight':
      return weightLook(value);
    case 'text-decoration':
    case 'text-decoration-line':
      return decorationLook(value.split(/\s+/));
    case 'font-family': {
      const font = fontName(value.replaceAll(/["']/g, ''));
      return font === undefined ? null : { font };
    }
    default:
      return null;
  }
}

function weightLook(value: string): Look | null {
  if (value === 'normal' || value === 'bold') return { weight: value };
  const weight = Number(value);
  return Number.isInteger(weight) && weight >= 1 && weight <= 1000 ? { weight } : null;
}

function decorationLook(words: readonly string[]): Look | null {
  if (words.some((word) => !['underline', 'line-through', 'none'].includes(word))) return null;
  return { underline: words.includes('underline'), strikethrough: words.includes('line-through') };
}

function withoutComments(css: string): string {
  const kept: string[] = [];
  for (let at = 0; at < css.length;) {
    const open = css.indexOf('/*', at);
    kept.push(css.slice(at, open === -1 ? undefined : open));
    const close = open === -1 ? -1 : css.indexOf('*/', open + 2);
    if (close === -1) break;
    at = close + 2;
  }
  return kept.join('');
}
