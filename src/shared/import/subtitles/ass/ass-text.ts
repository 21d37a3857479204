import type { Look } from '../look.ts';
import { createScanner } from '../scanner.ts';
import type { Scanner } from '../scanner.ts';
import { createAssLook } from './ass-look.ts';
import type { AssGround } from './ass-style.ts';
import { overridesOf } from './overrides.ts';
import type { Override } from './overrides.ts';

export type AssPiece = {
  readonly text: string;
  /** How its overrides make it look, on its style. */
  readonly look: Look;
  /** When it is sung, where a karaoke tag stands before it: hundredths of a second from the line's start. */
  readonly sung: { readonly start: number; readonly end: number } | null;
};

export type AssText = {
  readonly pieces: readonly AssPiece[];
  /** Those that are about the whole line, or that are not read. */
  readonly overrides: readonly Override[];
  readonly hasDrawing: boolean;
  /** Whether a syllable fills while it is sung (`\kf`); the others change at once. */
  readonly isSwept: boolean;
};

const KARAOKE = new Set(['k', 'K', 'kf', 'Kf', 'ko', 'kt']);

/** The text of a Dialogue by its override blocks. Reads it once; braces that are never closed are text. */
export function readAssText(
  text: string,
  ground: AssGround,
  scanner: Scanner = createScanner(text),
): AssText {
  const pieces: AssPiece[] = [];
  const overrides: Override[] = [];
  const look = createAssLook(ground);
  let sung: { start: number; end: number } | null = null;
  let isDrawing = false;
  let hasDrawing = false;
  let isSwept = false;
  const say = (said: string): void => {
    if (said === '' || isDrawing) return;
    pieces.push({ text: plain(said), look: look.now(), sung });
  };
  const apply = ({ name, value }: Override): void => {
    if (KARAOKE.has(name)) {
      const length = Math.max(0, Number(value) || 0);
      if (name === 'kt') sung = { start: length, end: length };
      else sung = { start: sung?.end ?? 0, end: (sung?.end ?? 0) + length };
      isSwept ||= name !== 'k' && name !== 'kt';
    } else if (name === 'p') {
      isDrawing = Number(value) > 0;
      hasDrawing ||= isDrawing;
    } else if (!look.apply({ name, value })) overrides.push({ name, value });
  };
  for (let at = 0; at < text.length;) {
    const open = openingBrace(scanner, at);
    const close = open === -1 ? -1 : scanner.find('}', open);
    if (close === -1) {
      say(text.slice(at));
      break;
    }
    say(text.slice(at, open));
    for (const override of overridesOf(text.slice(open + 1, close))) apply(override);
    at = close + 1;
  }
  return { pieces, overrides, hasDrawing, isSwept };
}

/** The next brace that begins overrides; one behind a backslash is text. -1: there is none. */
function openingBrace(scanner: Scanner, from: number): number {
  let open = scanner.find('{', from);
  while (open > from && scanner.text[open - 1] === '\\') open = scanner.find('{', open + 1);
  return open;
}

/** `\N`, `\n`, `\h`, `\{` and `\}` as the letters they stand for; a word joiner keeps other backslashes from being one. */
function plain(text: string): string {
  return text.replaceAll(/\\([Nnh{}\u2060])/g, (_, letter: string) => LETTERS[letter] ?? letter);
}

const LETTERS: Readonly<Record<string, string>> = { N: '\n', n: '\n', h: '\u00a0', '\u2060': '\\' };
