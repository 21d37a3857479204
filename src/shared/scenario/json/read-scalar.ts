import { unexpected, type JsonCursor } from './json-cursor.ts';

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPE = /^\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/;
const WORDS = [
  ['true', true],
  ['false', false],
  ['null', null],
] as const;

/** A text, a number, `true`, `false` or `null`. Throws `scenario.syntax` for anything else. */
export function readScalar(cursor: JsonCursor): string | number | boolean | null {
  const { text } = cursor;
  if (text[cursor.at] === '"') return readString(cursor);
  for (const [word, value] of WORDS)
    if (text.startsWith(word, cursor.at)) {
      cursor.at += word.length;
      return value;
    }
  NUMBER.lastIndex = cursor.at;
  const match = NUMBER.exec(text);
  if (!match) return unexpected(cursor, 'a value');
  cursor.at += match[0].length;
  return Number(match[0]) + 0; // -0 becomes 0
}

/** A text whose opening quote is here. */
export function readString(cursor: JsonCursor): string {
  const { text } = cursor;
  const start = cursor.at;
  cursor.at += 1;
  let hasEscapes = false;
  for (;;) {
    const code = text.charCodeAt(cursor.at);
    if (code === 0x22) break;
    if (code === 0x5c) {
      hasEscapes = true;
      if (!ESCAPE.test(text.slice(cursor.at, cursor.at + 6))) unexpected(cursor, 'a valid escape');
      cursor.at += 2;
    } else if (code < 0x20) unexpected(cursor, 'a character of a text (control characters must be escaped)');
    else if (Number.isNaN(code)) unexpected(cursor, 'the end of a text');
    else cursor.at += 1;
  }
  cursor.at += 1;
  return hasEscapes ? String(JSON.parse(text.slice(start, cursor.at))) : text.slice(start + 1, cursor.at - 1);
}
