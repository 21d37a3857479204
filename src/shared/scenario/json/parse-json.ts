import { fail, skipSpace, startOf, take, unexpected, type JsonCursor } from './json-cursor.ts';
import { readScalar, readString } from './read-scalar.ts';

/** Deepest nesting of objects and lists that is read. */
const MAX_DEPTH = 64;

/** Keys that reach an object's prototype in careless code; no scenario needs them. */
const REFUSED_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Strict JSON (RFC 8259) as values whose objects have no prototype; a leading byte order mark is skipped. Unlike
 * JSON.parse it refuses a key given twice, and says where. Throws StudioError `scenario.syntax` or `scenario.limit`,
 * both with `line` and `column`, counted from 1.
 */
export function parseJson(text: string): unknown {
  const cursor = startOf(text);
  const value = readValue(cursor, 0);
  if (cursor.at < text.length) unexpected(cursor, 'the end of the document');
  return value;
}

/** A value and the space around it. `depth`: how many objects and lists it is in. */
function readValue(cursor: JsonCursor, depth: number): unknown {
  skipSpace(cursor);
  const first = cursor.text[cursor.at];
  const opens = first === '{' || first === '[';
  if (opens && depth >= MAX_DEPTH)
    fail(cursor, 'scenario.limit', `objects and lists may be nested ${MAX_DEPTH} deep; this is deeper`);
  const value = !opens
    ? readScalar(cursor)
    : first === '{'
      ? readObject(cursor, depth + 1)
      : readList(cursor, depth + 1);
  skipSpace(cursor);
  return value;
}

function readObject(cursor: JsonCursor, depth: number): Record<string, unknown> {
  const object = Object.create(null) as Record<string, unknown>;
  cursor.at += 1;
  skipSpace(cursor);
  if (take(cursor, '}')) return object;
  for (;;) {
    const key = readKey(cursor, object);
    object[key] = readValue(cursor, depth);
    if (take(cursor, '}')) return object;
    if (!take(cursor, ',')) unexpected(cursor, '"," or "}"');
  }
}

/** A key that `object` has not yet, and the colon behind it. */
function readKey(cursor: JsonCursor, object: Readonly<Record<string, unknown>>): string {
  skipSpace(cursor);
  const start = { ...cursor };
  if (cursor.text[cursor.at] !== '"') unexpected(cursor, 'a key in double quotes');
  const key = readString(cursor);
  if (REFUSED_KEYS.has(key)) fail(start, 'scenario.syntax', `the key "${key}" is not allowed`);
  if (key in object) fail(start, 'scenario.syntax', `the key ${JSON.stringify(key)} is given twice`);
  skipSpace(cursor);
  if (!take(cursor, ':')) unexpected(cursor, '":"');
  return key;
}

function readList(cursor: JsonCursor, depth: number): unknown[] {
  const list: unknown[] = [];
  cursor.at += 1;
  skipSpace(cursor);
  if (take(cursor, ']')) return list;
  for (;;) {
    list.push(readValue(cursor, depth));
    if (take(cursor, ']')) return list;
    if (!take(cursor, ',')) unexpected(cursor, '"," or "]"');
  }
}
