import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWholeSync } from '../../base/files/write-whole.ts';
import { sha256Hex } from '../../base/digest/sha256-hex.ts';

/** Raised whenever a proof asks more than it did, so that older answers are forgotten. */
const SCHEMA = 1;
const MOST_ENTRIES = 400;

type Entry = { readonly value: unknown; readonly atMs: number };
type Entries = Readonly<Record<string, Entry>>;

/** What was proved before. Values come back as they were put in; callers keep one shape for one kind of key. */
export type ProofCache = {
  /** Null where nothing is known, or where it is older than `maxAgeMs`. */
  get(key: string, maxAgeMs?: number): unknown;
  /** Kept at once, on disk too where that is possible: a cache that cannot be written is only slow. */
  set(key: string, value: unknown): void;
};

/** Opens the proofs kept in `folder`. A file that is damaged or of another schema counts as no file. */
export function openProofCache(folder: string, now: () => number = Date.now): ProofCache {
  const path = join(folder, 'proofs.json');
  let entries = readEntries(path);
  return {
    get(key, maxAgeMs = Infinity) {
      const entry = entries[key];
      return entry && now() - entry.atMs <= maxAgeMs ? entry.value : null;
    },
    set(key, value) {
      // read again: another process may have proved something meanwhile
      entries = youngest({ ...entries, ...readEntries(path), [key]: { value, atMs: now() } });
      writeEntries(path, entries);
    },
  };
}

function readEntries(path: string): Entries {
  try {
    const file = JSON.parse(readFileSync(path, 'utf8')) as {
      schema: number;
      digest: string;
      entries: Entries;
    };
    return file.schema === SCHEMA && file.digest === digest(file.entries) ? file.entries : {};
  } catch {
    return {};
  }
}

function writeEntries(path: string, entries: Entries): void {
  try {
    writeWholeSync(path, JSON.stringify({ schema: SCHEMA, digest: digest(entries), entries }));
  } catch {
    // what is known stays known to this process
  }
}

function digest(entries: Entries): string {
  return sha256Hex(JSON.stringify(entries));
}

function youngest(entries: Entries): Entries {
  const sorted = Object.entries(entries).sort(([, a], [, b]) => b.atMs - a.atMs);
  return Object.fromEntries(sorted.slice(0, MOST_ENTRIES));
}
