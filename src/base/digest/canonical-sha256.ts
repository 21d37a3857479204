import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Some milliseconds of work. */
const VALUES_A_TURN = 10_000;

/** A list or an object that is being written. */
type Open = {
  /** Of an object, in order; null: a list. */
  readonly keys: readonly string[] | null;
  readonly items: readonly unknown[];
  /** Of the next item. */
  index: number;
};

/**
 * SHA-256 in hex of `canonicalJson(value)`. That of a large value is made in many turns of the event loop, so that nobody
 * waits for it; the value must not change meanwhile.
 */
export async function canonicalSha256(value: unknown): Promise<string> {
  const hash = createHash('sha256');
  const open: Open[] = [];
  let text = begin(value, open);
  for (let count = 1; open.length > 0; count += 1) {
    text += next(open);
    if (count % VALUES_A_TURN !== 0) continue;
    hash.update(text);
    text = '';
    await nextTurn();
  }
  return hash.update(text).digest('hex');
}

/** The whole text of a plain value, or the first sign of one that is then `open`. */
function begin(value: unknown, open: Open[]): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) {
    open.push({ keys: null, items: value, index: 0 });
    return '[';
  }
  const fields = value as Readonly<Record<string, unknown>>;
  const keys = Object.keys(fields)
    .filter((key) => fields[key] !== undefined)
    .sort();
  open.push({ keys, items: keys.map((key) => fields[key]), index: 0 });
  return '{';
}

/** The next item of what was opened last, or its end. */
function next(open: Open[]): string {
  const last = open.at(-1) as Open;
  const { keys, items, index } = last;
  if (index === items.length) {
    open.pop();
    return keys ? '}' : ']';
  }
  last.index += 1;
  const comma = index > 0 ? ',' : '';
  const name = keys ? `${JSON.stringify(keys[index])}:` : '';
  return comma + name + begin(items[index], open);
}
