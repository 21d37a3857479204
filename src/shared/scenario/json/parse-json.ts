import { StudioError } from '../../errors.ts';

/** Deepest nesting of objects and lists that is read. */
const MAX_DEPTH = 64;

/** Keys that reach an object's prototype in careless code; no scenario needs them. */
const REFUSED_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORDS = [
  ['true', true],
  ['false', false],
  ['null', null],
] as const;

/**
 * Strict JSON (RFC 8259) as values whose objects have no prototype; a leading byte order mark is skipped. Unlike
 * JSON.parse it refuses a key given twice, and says where. Throws StudioError `scenario.syntax` or `scenario.limit`,
 * both with `line` and `column`, counted from 1.
 */
export function parseJson(text: string): unknown {
  let at = text.startsWith('\uFEFF') ? 1 : 0;

  function fail(code: 'scenario.syntax' | 'scenario.limit', rule: string, place = at): never {
    const lines = text.slice(0, place).split(/\r\n|\r|\n/);
    const [line, column] = [lines.length, (lines.at(-1)?.replace('\uFEFF', '').length ?? 0) + 1];
    throw new StudioError(code, `line ${line}, column ${column}: ${rule}`, { details: { line, column } });
  }

  function unexpected(wanted: string): never {
    const code = text.codePointAt(at);
    if (code === undefined) return fail('scenario.syntax', `the document ends where ${wanted} is due`);
    const name = code > 0x20 && code < 0x7f ? `"${String.fromCodePoint(code)}"` : '';
    const label = name || `the character U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
    return fail('scenario.syntax', `${label} where ${wanted} is due`);
  }

  function skipSpace(): void {
    for (;;) {
      const code = text.charCodeAt(at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      at += 1;
    }
  }

  function take(character: string): boolean {
    if (text[at] !== character) return false;
    at += 1;
    return true;
  }

  function readString(): string {
    const start = at;
    at += 1;
    let hasEscapes = false;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === 0x22) break;
      if (code === 0x5c) {
        hasEscapes = true;
        if (!/^\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/.test(text.slice(at, at + 6))) unexpected('a valid escape');
        at += 2;
      } else if (code < 0x20) unexpected('a character of a text (control characters must be escaped)');
      else if (Number.isNaN(code)) unexpected('the end of a text');
      else at += 1;
    }
    at += 1;
    return hasEscapes ? String(JSON.parse(text.slice(start, at))) : text.slice(start + 1, at - 1);
  }

  function readKey(object: Record<string, unknown>): string {
    skipSpace();
    const place = at;
    if (text[at] !== '"') unexpected('a key in double quotes');
    const key = readString();
    if (REFUSED_KEYS.has(key)) fail('scenario.syntax', `the key "${key}" is not allowed`, place);
    if (key in object) fail('scenario.syntax', `the key ${JSON.stringify(key)} is given twice`, place);
    skipSpace();
    if (!take(':')) unexpected('":"');
    return key;
  }

  function readObject(depth: number): Record<string, unknown> {
    const object = Object.create(null) as Record<string, unknown>;
    at += 1;
    skipSpace();
    if (take('}')) return object;
    for (;;) {
      const key = readKey(object);
      object[key] = readValue(depth);
      if (take('}')) return object;
      if (!take(',')) unexpected('"," or "}"');
    }
  }

  function readList(depth: number): unknown[] {
    const list: unknown[] = [];
    at += 1;
    skipSpace();
    if (take(']')) return list;
    for (;;) {
      list.push(readValue(depth));
      if (take(']')) return list;
      if (!take(',')) unexpected('"," or "]"');
    }
  }

  function readScalar(): unknown {
    if (text[at] === '"') return readString();
    for (const [word, value] of WORDS)
      if (text.startsWith(word, at)) {
        at += word.length;
        return value;
      }
    NUMBER.lastIndex = at;
    const match = NUMBER.exec(text);
    if (!match) return unexpected('a value');
    at += match[0].length;
    return Number(match[0]) + 0; // -0 becomes 0
  }

  /** The value at `at` and the space around it. */
  function readValue(depth: number): unknown {
    skipSpace();
    const opens = text[at] === '{' || text[at] === '[';
    if (opens && depth >= MAX_DEPTH)
      fail('scenario.limit', `objects and lists may be nested ${MAX_DEPTH} deep; this is deeper`);
    const value = !opens ? readScalar() : text[at] === '{' ? readObject(depth + 1) : readList(depth + 1);
    skipSpace();
    return value;
  }

  const value = readValue(0);
  if (at < text.length) unexpected('the end of the document');
  return value;
}
