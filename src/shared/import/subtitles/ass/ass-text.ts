import { fontName } from '../../font-name.ts';
import type { Look } from '../look.ts';
import { createScanner } from '../scanner.ts';
import type { Scanner } from '../scanner.ts';
import { colorOf, rounded } from './ass-values.ts';
import { weightOf } from './ass-style.ts';
import { overridesOf } from './overrides.ts';
import type { Override } from './overrides.ts';

export type AssPiece = {
  readonly text: string;
  /** How its overrides make it look, on its style. */
  readonly look: Look;
  /** The length that the karaoke tag before it gives, in hundredths of a second. Null: no such tag. */
  readonly karaokeCentiseconds: number | null;
};

export type AssText = {
  readonly pieces: readonly AssPiece[];
  /** Those that are about the whole line, or that are not read. */
  readonly overrides: readonly Override[];
  readonly hasDrawing: boolean;
};

const KARAOKE = new Set(['k', 'K', 'kf', 'Kf', 'ko']);

/** The text of a Dialogue by its override blocks. Reads it once; braces that are never closed are text. */
export function readAssText(text: string, heightPx: number, scanner: Scanner = createScanner(text)): AssText {
  const pieces: AssPiece[] = [];
  const overrides: Override[] = [];
  let look: Look = {};
  let karaokeCentiseconds: number | null = null;
  let isDrawing = false;
  let hasDrawing = false;
  const say = (said: string): void => {
    if (said === '' || isDrawing) return;
    pieces.push({ text: plain(said), look, karaokeCentiseconds });
    karaokeCentiseconds = null;
  };
  const apply = ({ name, value }: Override): void => {
    if (KARAOKE.has(name)) karaokeCentiseconds = (karaokeCentiseconds ?? 0) + (Number(value) || 0);
    else if (name === 'p') {
      isDrawing = Number(value) > 0;
      hasDrawing ||= isDrawing;
    } else if (name === 'r') look = {};
    else {
      const next = lookOf({ name, value }, heightPx);
      if (next) look = { ...look, ...next };
      else overrides.push({ name, value });
    }
  };
  for (let at = 0; at < text.length;) {
    const open = scanner.find('{', at);
    const close = open === -1 ? -1 : scanner.find('}', open);
    if (close === -1) {
      say(text.slice(at));
      break;
    }
    say(text.slice(at, open));
    for (const override of overridesOf(text.slice(open + 1, close))) apply(override);
    at = close + 1;
  }
  return { pieces, overrides, hasDrawing };
}

function lookOf({ name, value }: Override, heightPx: number): Look | null {
  switch (name) {
    case 'b':
      return { weight: weightOf(value) };
    case 'i':
      return { italic: Number(value) !== 0 };
    case 'c':
    case '1c': {
      const color = colorOf(value);
      return color === undefined ? {} : { color };
    }
    case 'fs': {
      const size = Number(value) / heightPx;
      return size > 0 && size <= 2 ? { size: rounded(Math.max(0.001, size)) } : {};
    }
    case 'fn': {
      const font = fontName(value);
      return font === undefined ? {} : { font };
    }
    default:
      return null;
  }
}

function plain(text: string): string {
  return text.replaceAll('\\N', '\n').replaceAll('\\n', '\n').replaceAll('\\h', '\u00a0');
}
