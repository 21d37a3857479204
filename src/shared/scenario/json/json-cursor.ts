import { StudioError } from '../../errors.ts';

/** A text that is read once from its beginning; `at` counts UTF-16 units. */
export type JsonCursor = { readonly text: string; at: number };

/** At the first character; a byte order mark is none. */
export function startOf(text: string): JsonCursor {
  return { text, at: text.startsWith('\uFEFF') ? 1 : 0 };
}

/** Throws StudioError with the line and column of `at`, counted from 1. */
export function fail(
  { text, at }: JsonCursor,
  code: 'scenario.syntax' | 'scenario.limit',
  rule: string,
): never {
  const lines = text.slice(0, at).split(/\r\n|\r|\n/);
  const [line, column] = [lines.length, (lines.at(-1)?.replace('\uFEFF', '').length ?? 0) + 1];
  throw new StudioError(code, `line ${line}, column ${column}: ${rule}`, { details: { line, column } });
}

/** Throws `scenario.syntax`: what is here is not `wanted`. */
export function unexpected(cursor: JsonCursor, wanted: string): never {
  const code = cursor.text.codePointAt(cursor.at);
  if (code === undefined) return fail(cursor, 'scenario.syntax', `the document ends where ${wanted} is due`);
  const name = code > 0x20 && code < 0x7f ? `"${String.fromCodePoint(code)}"` : '';
  const label = name || `the character U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  return fail(cursor, 'scenario.syntax', `${label} where ${wanted} is due`);
}

export function skipSpace(cursor: JsonCursor): void {
  for (;;) {
    const code = cursor.text.charCodeAt(cursor.at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
    cursor.at += 1;
  }
}

/** Goes past `character` where it is here; false where it is not. */
export function take(cursor: JsonCursor, character: string): boolean {
  if (cursor.text[cursor.at] !== character) return false;
  cursor.at += 1;
  return true;
}
